// @ts-check
// The porch by itself: who comes in, and what its own limits are. What passes to the home is tried by the gateway's tests.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import tls from 'node:tls';
import { porch } from '../parts.mjs';
import { within } from '../waiting.mjs';
import { ended, makeTrust, plannedHouse, running } from './harness.mjs';

/** @param {import('node:test').TestContext} t */
async function openPorch(t) {
  const house = await plannedHouse(t);
  makeTrust(house.at);
  writeFileSync(path.join(house.at.broker, 'porch-password'), 'the-password-of-the-porch');
  const part = await running(t, house, porch(house));
  return { house, part };
}

/** @param {import('../parts.mjs').HousePlan} house */
async function knock({ at, ports }) {
  const socket = tls.connect({ port: ports.porch, host: 'localhost', ca: readFileSync(at.brokerCertificate) });
  socket.on('error', () => {}); // a reset is as good an end
  await once(socket, 'secureConnect');
  socket.write(Buffer.from([0x10, 17, 0, 4, ...Buffer.from('MQTT'), 4, 2, 0, 30, 0, 5, ...Buffer.from('guest')]));
  const [answer] = await once(socket, 'data');
  return { socket, code: answer[3] };
}

test('a stranger comes in without a password, and the secret of the bridge is readable by nobody else', async (t) => {
  const { house } = await openPorch(t);
  const { socket, code } = await knock(house);
  t.after(() => socket.destroy());
  assert.equal(code, 0);
  assert.equal(statSync(path.join(house.at.porch, 'porch.conf')).mode & 0o077, 0);
});

test('the bridge has another name at each start, so nobody can take its connection over', async (t) => {
  const { house, part } = await openPorch(t);
  const name = () =>
    /^local_clientid ([0-9a-f]{48})$/m.exec(readFileSync(path.join(house.at.porch, 'porch.conf'), 'utf8'))?.[1];
  const first = name();
  assert.ok(first);
  await part.stop();
  await running(t, house, porch(house));
  assert.notEqual(name(), first);
});

test('nothing is retained for a stranger', async (t) => {
  const { house } = await openPorch(t);
  const { socket } = await knock(house);
  const over = ended(socket);
  // PUBLISH with the retain flag: the broker has none to give (retain_available false).
  socket.write(Buffer.from([0x31, 5, 0, 1, ...Buffer.from('a'), 1, 2]));
  await within(over, 3, 'end of the connection');
});
