// @ts-check
// The machine is lost with all its volumes; what is left is a file and a key on paper. Everything by ./hearth, as its owner would.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { hold } from '../../demo/check/client.mjs';
import { repository } from '../../demo/layout.mjs';

/** Seconds from empty volumes to healthy. */
const patience = 400;

/**
 * @param {import('./stack.mjs').Stack} stack
 * @param {import('./home.mjs').Household} household
 * @param {string} folder
 */
export async function restores(stack, household, folder) {
  const file = path.join(folder, 'home.hearth');
  const key = /^ {2}(\S+)$/m.exec(hearth(stack, '', 'keys', 'backup'))?.[1];
  hold(key !== undefined, 'no recovery key was told');
  hold(hearth(stack, '', 'backup', file).startsWith('Made, and proved'), 'the backup was not proved');
  hold(/Last proved restore: 2/.test(hearth(stack, '', 'backups')), 'no last proved restore is told');

  stack.gone();
  stack.compose('up', '-d');
  await stack.healthy(patience);
  const begin = performance.now();
  const said = hearth(stack, `${key}\n`, 'restore', file);
  hold(/The file is whole: Home,[^]*It is back/.test(said), said);
  await stack.healthy(patience);
  // With the certificate authority that was downloaded from the home that is lost.
  await household.comeBack();
  const back = Math.round((performance.now() - begin) / 1000);
  for (const device of ['lamp', 'pins']) {
    await household.online(device);
    await household.switchUntilConfirmed(device, true);
  }
  const schedules = await household.client.expect(200, 'GET', '/schedules');
  hold(JSON.stringify(schedules).includes('"Check"'), 'the schedule did not come back');
  return `${statSync(file).size} bytes; on empty volumes the home was back after ${back} s, its boards untouched`;
}

/**
 * @param {import('./stack.mjs').Stack} stack
 * @param {string} typed
 * @param {string[]} words
 */
function hearth(stack, typed, ...words) {
  const env = { ...process.env, COMPOSE_PROJECT_NAME: stack.project, HEARTH_CALLED_FROM: repository };
  const program = path.join(repository, 'appliance', 'stack.sh');
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8', input: typed });
  if (status !== 0) throw new Error(`./hearth ${words.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}
