import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The firmware as the build leaves it, built for this computer. */
const program = process.env['HEARTH_DEVICE'] ?? '../firmware/build/hearth-device';

/** One board that was bought today: it knows nothing but the code it is given. */
export class Board {
  private readonly folder = mkdtempSync(join(tmpdir(), 'hearth-board-'));
  private readonly events: { event: string; why?: string }[] = [];
  private readonly process: ChildProcess;

  constructor(id: string, code: string) {
    const file = (name: string, text: string) => {
      writeFileSync(join(this.folder, name), text, { mode: 0o600 });
      return join(this.folder, name);
    };
    const caps = [{ id: 'relay1', t: 'relay', ops: ['set'], feedback: true }];
    const board = { id, name: id, icon: 'bulb', model: 'esp32-relay1', hw: 'host', caps };
    const devices = { v: 1, devices: [{ ...board, room: '', telemetry_s: 0 }] };
    this.process = spawn(
      program,
      [
        ['--devices', file('devices.json', JSON.stringify(devices))],
        ['--enrolment', file('codes.txt', `${code}\n`)],
        ['--state', join(this.folder, 'state')],
        ['--host', 'localhost', '--exit-on-eof'],
      ].flat(),
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    if (this.process.stdout !== null)
      createInterface({ input: this.process.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as { event?: string; why?: string };
        if (said.event !== undefined) this.events.push({ ...said, event: said.event });
      });
  }

  /** How often something happened to it, in its own words. */
  count(event: string, why?: string): number {
    return this.events.filter(
      (one) => one.event === event && (why === undefined || one.why === why),
    ).length;
  }

  /** Ends it; what it knew is gone. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.stdin?.end();
      await once(this.process, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
