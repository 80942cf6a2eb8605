// @ts-check
// The broker's accounts are gone, as a power cut in the middle of a write or a lost volume leaves them: everybody comes in again with what they
// hold, and nobody has put a hand to it. The real house.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ended, send as sendCommand } from '../check/commands.mjs';
import { devicesOnline } from '../check/steps/switching.mjs';
import { send } from '../processes.mjs';
import { until } from '../waiting.mjs';
import { claimedHouse } from './harness.mjs';

const patience = Number(process.env.HEARTH_PATIENCE ?? 1);

test(
  'accounts that the broker has lost are brought back by the gateway',
  { timeout: 600_000 * patience },
  async (t) => {
    const { house, owner } = await claimedHouse(t);
    const file = path.join(house.at.mosquitto, 'dynamic-security.json');
    const names = () =>
      JSON.parse(readFileSync(file, 'utf8'))
        .clients.map((/** @type {any} */ one) => one.username)
        .sort();
    await until(() => devicesOnline(/** @type {any} */ ({ owner })), { seconds: 60 * patience });
    const before = names();
    assert.ok(before.includes('boiler'));

    const broker = house.mosquitto.identity;
    assert.ok(broker !== null);
    send(broker, 'SIGKILL');
    writeFileSync(file, '');
    rmSync(`${file}.kept`);

    await until(() => assert.deepEqual(names(), before), { seconds: 90 * patience });
    for (const device of ['ceiling-lamp', 'house-pins'])
      await until(
        async () => {
          const command = await sendCommand(owner, device, true);
          assert.equal((await ended(owner, command.id, 5)).state, 'ACKNOWLEDGED');
        },
        { seconds: 60 * patience },
      );
    assert.match(readFileSync(house.gateway.log, 'utf8'), /the broker has lost the accounts \[.*ceiling-lamp.*\]/);
  },
);
