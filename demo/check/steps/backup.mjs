// @ts-check
// A home out of its backup: saved before it is erased, and restored into the empty one that stands in its place.

import { once } from 'node:events';
import { cpSync, createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import https from 'node:https';
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
  const stranger = await sendBackup(house, file, { 'X-Recovery-Key': saved.key, 'X-Claim-Code': 'ABCDE-FGHJK-MNPQR' });
  hold(stranger.status === 403, `with a wrong claim code it is answered ${stranger.status}`);
  const code = house.claimCode();
  if (code === null) throw new Error('the empty home shows no claim code');
  const taken = await sendBackup(house, file, { 'X-Recovery-Key': saved.key, 'X-Claim-Code': code });
  hold(taken.status === 202, `a backup that is sent is answered ${taken.status}: ${taken.body}`);
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
 * Sends a backup as the dashboard does, through the web server.
 *
 * @param {House} house
 * @param {string} file
 * @param {Record<string, string>} headers
 * @returns {Promise<{status: number | undefined, body: string}>}
 */
async function sendBackup(house, file, headers) {
  const request = https.request({
    host: 'localhost',
    port: house.ports.https,
    ca: readFileSync(house.at.caCertificate),
    agent: false,
    method: 'POST',
    path: '/api/v1/restore',
    headers: { ...headers, 'Content-Type': 'application/octet-stream', 'Content-Length': statSync(file).size },
  });
  createReadStream(file).pipe(request);
  const [answer] = await once(request, 'response');
  let body = '';
  for await (const piece of answer) body += piece;
  return { status: answer.statusCode, body };
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
