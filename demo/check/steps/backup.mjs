// @ts-check
// A home out of its backup: saved before it is erased, and restored into the empty one that stands in its place.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { askGateway } from '../../console.mjs';
import { Client, eventually, hold } from '../client.mjs';

/** @typedef {import('../scene.mjs').Step} Step */
/** @typedef {import('../../supervisor.mjs').House} House */

const longestWork = 600_000; // milliseconds
const comesBackSeconds = 300; // a whole house starts, on a machine that has other work

/** What stays with the boards when the gateway's card dies. @param {House} house */
const memories = (house) => [house.at.devices, house.at.pins];

/** @type {Step} */
export async function homeIsSaved(scene) {
  const { house } = scene;
  const run = runOf(house);
  const { key } = await askGateway(run, 'POST', '/console/backups/key');
  const made = await askGateway(run, 'POST', '/console/backups', longestWork);
  const { backups } = await askGateway(run, 'GET', '/console/backups', longestWork);
  hold(backups[0].name === made.name && backups[0].notRestorable === null, 'the backup is not listed as proved');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hearth-saved-'));
  cpSync(made.file, path.join(folder, 'home.hearth'));
  for (const memory of memories(house)) {
    cpSync(memory, path.join(folder, path.basename(memory)), {
      recursive: true,
      filter: (file) => !file.endsWith('.sock'),
    });
  }
  scene.saved = { folder, key, authority: house.caFingerprint(), rows: made.rows };
  return `${made.rows} rows in ${Math.ceil(made.bytes / 1000)} kB, proved`;
}

/** @type {Step} */
export async function homeComesBack({ house, saved, account }) {
  if (saved === null) throw new Error('there is no backup');
  const begin = performance.now();
  await house.devices.stop();
  await house.pins.stop();
  for (const memory of memories(house)) {
    rmSync(memory, { recursive: true, force: true });
    cpSync(path.join(saved.folder, path.basename(memory)), memory, { recursive: true });
  }
  const file = path.join(saved.folder, 'home.hearth');
  const wrong = await restore(house, file, 'AAAA-AAAA').catch((error) => error);
  hold(wrong instanceof Error, 'a wrong key is not refused');
  await restore(house, file, saved.key);
  await eventually(
    () =>
      house.setup().then(
        ({ claimed }) => (claimed && house.caFingerprint() === saved.authority ? true : undefined),
        () => undefined,
      ),
    comesBackSeconds,
    'restored home',
  );
  await house.renewal();

  const owner = new Client(house.ports.https, house.at.caCertificate);
  try {
    await owner.signIn(account.name, account.password);
    const missing = async () =>
      (await owner.expect(200, 'GET', '/devices'))
        .filter((/** @type {any} */ { presence }) => !presence.online)
        .map((/** @type {any} */ { id }) => id);
    await eventually(async () => ((await missing()).length === 0 ? true : undefined), comesBackSeconds, 'device back');
    const devices = await owner.expect(200, 'GET', '/devices');
    hold(devices.length > 0, 'there is no device in the restored home');
    rmSync(saved.folder, { recursive: true, force: true });
    return `${devices.length} devices back untouched after ${((performance.now() - begin) / 1000).toFixed(1)} s`;
  } finally {
    owner.close();
  }
}

/**
 * @param {House} house
 * @param {string} file
 * @param {string} key
 */
function restore(house, file, key) {
  const query = new URLSearchParams({ file });
  return askGateway(runOf(house), 'POST', `/console/restore?${query}`, longestWork, { 'x-recovery-key': key });
}

/** @param {House} house @returns {Pick<import('../../run-file.mjs').Run, 'data' | 'ports'>} */
const runOf = ({ at, ports }) => ({ data: at.data, ports });
