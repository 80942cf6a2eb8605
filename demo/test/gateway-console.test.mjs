// @ts-check
// What is asked in the gateway's container (gateway/console.sh): the real gateway, with its database alone.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { gateway, postgres } from '../parts.mjs';
import { plannedHouse, running } from './harness.mjs';

const patience = Number(process.env.HEARTH_PATIENCE ?? 1);

test('the gateway is asked from inside its container, by its token', { timeout: 300_000 * patience }, async (t) => {
  const house = await plannedHouse(t);
  await running(t, house, postgres(house));
  await running(t, house, gateway(house));
  const asked = (/** @type {string[]} */ words, header = '', token = house.at.consoleToken) => {
    const { status, stdout, stderr } = spawnSync('gateway/console.sh', words, {
      input: header === '' ? '' : `${header}\n`,
      encoding: 'utf8',
      env: {
        ...process.env,
        HEARTH_CONSOLE_TOKEN_FILE: token,
        QUARKUS_MANAGEMENT_PORT: String(house.ports.management),
        QUARKUS_HTTP_HOST: '127.0.0.1',
        QUARKUS_HTTP_PORT: String(house.ports.gateway),
      },
    });
    return { status, answer: stdout, refusal: stderr };
  };

  assert.deepEqual(asked(['GET', '/console/owners']), { status: 0, answer: '[]', refusal: '' });
  assert.equal(JSON.parse(asked(['GET', '/api/v1/setup']).answer).claimed, false);

  const keyless = asked(['POST', '/console/backups']);
  assert.deepEqual([keyless.status, keyless.answer], [1, '']);
  assert.equal(JSON.parse(keyless.refusal).code, 'no-backup-key');

  assert.equal(asked(['GET', '/console/owners'], '', '/dev/null').status, 1);

  // The header of stdin arrives: another one is missed, and this one is not.
  const restore = ['POST', '/console/restore?file=/nowhere/home.hearth'];
  const without = asked(restore).refusal;
  const withKey = asked(restore, `X-Recovery-Key: ${'AAAA-'.repeat(9).slice(0, -1)}`).refusal;
  assert.match(JSON.parse(without).detail, /key/);
  assert.notEqual(withKey, without);
});
