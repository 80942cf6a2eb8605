// @ts-check
// A gateway that is told to end answers what is under way, takes nothing new, and ends: the real house, and a database that is held for a moment so
// that the requests are under way for sure.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { standStill } from '../power/standstill.mjs';
import { send } from '../processes.mjs';
import { until } from '../waiting.mjs';
import { claimedHouse } from './harness.mjs';

const patience = Number(process.env.HEARTH_PATIENCE ?? 1);

test('requests under way are answered when the gateway is told to end', { timeout: 600_000 * patience }, async (t) => {
  const { house, owner, said } = await claimedHouse(t);
  const devices = ['ceiling-lamp', 'boiler'];
  await until(
    async () => {
      for (const id of devices)
        assert.ok((await owner.expect(200, 'GET', `/devices/${id}`)).presence.online, `${id} is away`);
    },
    { seconds: 60 * patience },
  );

  // So short that nobody calls it away (1.5 s), so long that both requests have come and the signal too.
  assert.ok(house.postgres.identity !== null);
  const goOn = standStill([house.postgres.identity.pid]);
  const commands = devices.map((id) =>
    owner.ask('POST', `/devices/${id}/commands`, { capability: 'relay1', operation: 'SET', value: true }),
  );
  await sleep(400);
  const dead = house.gateway.identity;
  assert.ok(dead !== null);
  send(dead, 'SIGTERM');
  await sleep(400);
  assert.ok(house.gateway.identity?.pid === dead.pid, 'it ended without having answered');
  goOn();

  const answers = await Promise.all(commands);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [202, 202],
    JSON.stringify(answers.map(({ body }) => body)),
  );
  await until(() => assert.notEqual(house.gateway.identity?.pid, dead.pid), { seconds: 20 * patience });
  const end = said.find((line) => line.startsWith('gateway: ended')) ?? '';
  // By the signal's own code (128 + 15) or by 0; not by a kill after the time is over.
  assert.match(end, /^gateway: ended with code (143|0);/, said.join('\n'));

  // The next one knows both, and gives each its one end.
  const ids = answers.map(({ body }) => body.id);
  await until(
    async () => {
      for (const id of ids) {
        const { state } = await owner.expect(200, 'GET', `/commands/${id}`);
        assert.ok(state !== 'QUEUED' && state !== 'SENT', `${id} is ${state}`);
      }
    },
    { seconds: 90 * patience },
  );
});
