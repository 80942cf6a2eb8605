// @ts-check
// Stopping a house from another process: by its supervisor when that runs, else part by part.

import { Failure } from './failure.mjs';
import { ended, runs, send } from './processes.mjs';
import { forget } from './run-file.mjs';

const supervisorSeconds = 150; // the sum of what the parts are given

/**
 * @param {import('./run-file.mjs').Run} run
 * @param {(line: string) => void} say
 * @throws {Failure} when the supervisor does not end
 */
export async function stopRecorded(run, say) {
  if (runs(run.supervisor)) {
    send(run.supervisor, 'SIGTERM');
    if (!(await ended(run.supervisor, supervisorSeconds))) {
      throw new Failure(`process ${run.supervisor.pid} does not stop; see ${run.data}/logs`);
    }
  }
  // Nothing is left after an orderly stop; a killed supervisor leaves its parts.
  for (const part of run.parts.toReversed()) {
    if (!runs(part.process)) continue;
    send(part.process, part.stopSignal);
    if (await ended(part.process, part.stopSeconds)) {
      say(`${part.name}: stopped`);
      continue;
    }
    send(part.process, 'SIGKILL');
    say(`${part.name}: did not stop within ${part.stopSeconds} s, killed`);
  }
  forget(run.data);
}
