// @ts-check

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import { freeBase, portsFrom, takePorts } from '../ports.mjs';
import { ended, identify, runs, send } from '../processes.mjs';

/** @param {import('node:test').TestContext} t */
function sleeper(t) {
  const child = spawn('sleep', ['60']);
  t.after(() => child.kill('SIGKILL'));
  const identity = identify(/** @type {number} */ (child.pid));
  assert.ok(identity !== null);
  return { child, identity };
}

test('a signal reaches exactly the process that was written down', async (t) => {
  const { child, identity } = sleeper(t);
  const stranger = { ...identity, start: String(Number(identity.start) - 1) };
  assert.equal(runs(stranger), false);
  send(stranger, 'SIGKILL');
  assert.equal(runs(identity), true);
  const exit = once(child, 'exit');
  send(identity, 'SIGTERM');
  assert.equal(await ended(identity, 5), true);
  assert.deepEqual(await exit, [null, 'SIGTERM']);
});

test('a process number from before the last boot is nobody', (t) => {
  const { identity } = sleeper(t);
  assert.equal(runs({ ...identity, boot: 'another' }), false);
});

for (const host of ['127.0.0.1', '0.0.0.0', '::1']) {
  test(`a port that is taken on ${host} is named, with its purpose and the option`, async (t) => {
    const ports = portsFrom(await freeBase());
    const server = net.createServer().listen(ports.https, host);
    t.after(() => server.close());
    await once(server, 'listening');
    const message = new RegExp(`port ${ports.https}, meant for the dashboard, .*--port-base`);
    await assert.rejects(takePorts(ports), { message });
  });
}

test('ports that one house took are taken for every other, although nobody listens yet', async () => {
  const ports = portsFrom(await freeBase());
  const giveBack = await takePorts(ports);
  await assert.rejects(takePorts(ports), /is taken/);
  giveBack();
  (await takePorts(ports))();
});
