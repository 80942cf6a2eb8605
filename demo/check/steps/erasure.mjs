// @ts-check
// The end of a home: nothing of it is left, and a new one stands in its place.

import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, eventually, hold } from '../client.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

const renewalSeconds = 120; // a whole house starts

/** @type {Step} */
export async function homeIsErased({ house, owner, account }) {
  const canary = `canary ${randomBytes(8).toString('hex')}`;
  await owner.expect(201, 'POST', '/rooms', { name: canary });
  const { id } = await owner.expect(200, 'GET', '/account');
  const traces = [canary, id, account.password];
  hold(holding(house.at.data, canary).length > 0, 'the search finds nothing in a house that keeps it');
  const authority = house.caFingerprint();
  const { homeName } = await house.setup();

  const wish = { homeName, password: account.password };
  const careless = await owner.ask('POST', '/home/erasure', { ...wish, homeName: 'Another' });
  hold(careless.status === 422, `with another home's name it is answered ${careless.status}`);
  const stranger = await owner.ask('POST', '/home/erasure', { ...wish, password: 'not the password' });
  hold(stranger.status === 403, `with a wrong password it is answered ${stranger.status}`);
  const begin = performance.now();
  await owner.expect(202, 'POST', '/home/erasure', wish);
  await eventually(
    () =>
      house.setup().then(
        ({ claimed }) => (!claimed && house.claimCode() !== null ? true : undefined),
        () => undefined,
      ),
    renewalSeconds,
    'new home',
  );
  await house.renewal();

  const left = traces.flatMap((trace) => holding(house.at.data, trace));
  hold(left.length === 0, `traces of the old home are left in ${left.join(', ')}`);
  hold(house.caFingerprint() !== authority, 'the new home has the authority of the old one');
  const visitor = new Client(house.ports.https, house.at.caCertificate);
  try {
    visitor.token = owner.token;
    const late = await visitor.ask('GET', '/devices');
    hold(late.status === 401, `a token of the old home is answered ${late.status}`);
  } finally {
    visitor.close();
  }
  return `a new home after ${((performance.now() - begin) / 1000).toFixed(1)} s; no trace of the old one, its token refused`;
}

/** Files below a folder that hold these words. @param {string} folder @param {string} words @returns {string[]} */
function holding(folder, words) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => read(file).includes(words));
}

/** A running database takes files away while they are looked at. @param {string} file */
function read(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
