// @ts-check
// What a broker needs is made by the gateway's own program, and a real broker starts with nothing else.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { findings } from '../broker-test.mjs';
import { Failure } from '../failure.mjs';
import { layout } from '../layout.mjs';
import { readOptions } from '../options.mjs';
import { mosquitto } from '../parts.mjs';
import { setup } from '../setup.mjs';
import { plannedHouse, running, temporaryFolder } from './harness.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {string[]} words
 * @returns {Promise<string>} what a person is told
 */
async function told(t, ...words) {
  /** @type {string[]} */
  const lines = [];
  const log = t.mock.method(console, 'log', (/** @type {string} */ line) => void lines.push(line));
  try {
    await setup(readOptions(['broker', 'setup', ...words]));
  } finally {
    log.mock.restore();
  }
  return lines.join('\n');
}

test('what is missing is made once, and a broker starts with it', async (t) => {
  const house = await plannedHouse(t);
  const { data } = house.at;
  const first = await told(t, '--data', data);
  assert.equal(first.match(/ made {2}/g)?.length, 9);
  const secret = path.join(house.at.broker, 'gateway-password');
  const password = readFileSync(secret, 'utf8');
  assert.equal(statSync(secret).mode & 0o777, 0o600);
  assert.ok(!first.includes(password), 'a password was told');
  assert.ok(!existsSync(house.at.run), 'something was started');

  const second = await told(t, '--data', data);
  assert.equal(second.match(/ was there /g)?.length, 9);
  assert.equal(readFileSync(secret, 'utf8'), password);

  await running(t, house, mosquitto(house));
  assert.deepEqual(
    (await findings(house.ports.mqtt, house.at)).filter(({ holds }) => !holds),
    [],
  );
});

test('the rights of the first account are those of the root that was asked for', async (t) => {
  const data = path.join(temporaryFolder(t), 'house');
  await told(t, '--data', data, '--root', 'iotflow');
  const seed = readFileSync(layout(data).brokerSeed, 'utf8');
  assert.match(seed, /"iotflow\/#"/);
  assert.doesNotMatch(seed, /"hearth\/#"/);
  await assert.rejects(told(t, '--data', data, '--root', 'hearth'), Failure);
});
