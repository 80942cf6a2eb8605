// @ts-check
// Backups of the house that runs in this checkout: made and proved by its gateway, which is asked at its console.

import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { askGateway } from './console.mjs';
import { Failure } from './failure.mjs';
import { layout } from './layout.mjs';
import { until } from './waiting.mjs';

/** @typedef {import('./run-file.mjs').Run} Run */

/**
 * @typedef {object} Backup
 * @property {string} name
 * @property {string} madeAt
 * @property {string} provedAt
 * @property {string} key fingerprint of the recovery key that opens it
 * @property {number} bytes
 * @property {number} rows
 * @property {boolean} readings
 * @property {string | null} notRestorable
 */

const say = (/** @type {string} */ line) => console.log(line);
const longestWork = 1_800_000; // milliseconds: years of readings on a slow card

/** @param {Run} run */
export async function newRecoveryKey(run) {
  const { key, fingerprint } = await askGateway(run, 'POST', '/console/backups/key');
  say('This key opens the backups that are made from now on. It is told this once and kept nowhere in the house:');
  say('without it a backup is worth nothing. Write it down or print it, and keep it where the house is not.');
  say('');
  say(`  ${key}`);
  say('');
  say(`Fingerprint ${fingerprint}. Backups that were made before are opened by the key before, so keep that one too.`);
}

/**
 * @param {Run} run
 * @param {string | undefined} file where a copy goes
 */
export async function makeBackup(run, file) {
  if (file !== undefined && existsSync(file)) throw new Failure(`${file} is there already`);
  const made = /** @type {Backup & {file: string}} */ (await askGateway(run, 'POST', '/console/backups', longestWork));
  say(`Made, and proved by building a home from it: ${made.rows} rows, ${size(made.bytes)}.`);
  if (!made.readings) say('There was no room for what sensors measured: the readings are not in it.');
  if (file !== undefined) {
    copyFileSync(made.file, `${file}.new`);
    renameSync(`${file}.new`, file);
  }
  say(`  ${file ?? made.file}`);
  say(`  opened by the recovery key with the fingerprint ${made.key}`);
}

/** @param {Run} run */
export async function listBackups(run) {
  const { key, backups } = /** @type {{key?: string, backups: Backup[]}} */ (
    await askGateway(run, 'GET', '/console/backups', longestWork)
  );
  if (key === undefined)
    say('Nobody has taken a recovery key yet: ./hearth keys backup tells one. Until then none is made.');
  const proved = backups.find(({ notRestorable }) => notRestorable === null);
  say(proved === undefined ? 'No restore was proved yet.' : `Last proved restore: ${proved.provedAt}`);
  for (const one of backups) {
    const state = one.notRestorable === null ? 'proved' : `NOT RESTORABLE: ${one.notRestorable}`;
    say(`  ${one.name}  ${size(one.bytes).padStart(9)}  ${one.readings ? '' : 'without readings, '}${state}`);
  }
}

/**
 * @param {Run} run
 * @param {string} file absolute
 * @param {string} key the recovery key, as it was typed
 */
export async function restoreHome(run, file, key) {
  if (!existsSync(file)) throw new Failure(`there is no ${file}`);
  const begin = performance.now();
  const { home, madeAt } = await askGateway(
    run,
    'POST',
    `/console/restore?${new URLSearchParams({ file })}`,
    longestWork,
    { 'x-recovery-key': key.replace(/[^0-9A-Za-z -]/g, '') },
  );
  say(`The file is whole: ${home}, as it was at ${madeAt}. It takes its place now.`);
  const mark = layout(run.data).restoring;
  await until(
    async () => {
      if (existsSync(mark) || !(await isBack(run))) throw new Failure('the restored home does not answer yet');
    },
    { seconds: 1200 },
  );
  say(
    `${home} is back after ${((performance.now() - begin) / 1000).toFixed(0)} s. Sign in as before; devices come by themselves.`,
  );
}

/** @param {Run} run */
async function isBack(run) {
  try {
    return (await fetch(`http://127.0.0.1:${run.ports.management}/q/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** @param {number} bytes */
const size = (bytes) => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
