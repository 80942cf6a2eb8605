// @ts-check
// A gateway that cannot open answers all the same: which part is missing, in its own place. The real gateway and the real database.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logFile } from '../log.mjs';
import { Part } from '../part.mjs';
import { gateway, postgres } from '../parts.mjs';
import { send } from '../processes.mjs';
import { until, within } from '../waiting.mjs';
import { afterwards, plannedHouse, running } from './harness.mjs';

const patience = Number(process.env.HEARTH_PATIENCE ?? 1);
const seconds = 90 * patience;
const limit = { timeout: 400_000 * patience };

/**
 * Starts the part and does not wait for it.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('../parts.mjs').HousePlan} house
 * @param {Record<string, string>} [env] beside what the plan has
 */
function started(t, house, env = {}) {
  const plan = gateway(house);
  const part = new Part({ ...plan, env: { ...plan.env, ...env } }, logFile(house.at.logs, plan.name), {
    say: () => {},
    changed: () => {},
  });
  afterwards(t, () => part.stop());
  part.start();
  return part;
}

/** @param {import('../parts.mjs').HousePlan} house @param {string} [method] */
async function asked({ ports }, method = 'GET') {
  const answer = await fetch(`http://127.0.0.1:${ports.gateway}/api/v1/setup`, {
    method,
    ...(method === 'GET' ? {} : { body: '{}', headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(5000),
  });
  const { code } = /** @type {{code?: string}} */ (await answer.json());
  return { status: answer.status, code, type: answer.headers.get('content-type') };
}

/**
 * As a house does: what ended is started again, until it opens.
 *
 * @param {import('../parts.mjs').HousePlan} house
 * @param {Part} part
 */
async function opens(house, part) {
  await until(
    async () => {
      if (part.identity === null) part.start();
      assert.equal((await asked(house)).status, 200);
    },
    { seconds },
  );
}

/** @param {Part} part @param {NodeJS.Signals} signal */
async function ends(part, signal) {
  assert.ok(part.identity !== null, 'it does not run');
  send(part.identity, signal);
  await within(
    until(() => assert.equal(part.identity, null), { seconds }),
    15 * patience,
    'end',
  );
}

const away = { status: 503, code: 'database-away', type: 'application/problem+json' };
const failed = { status: 503, code: 'update-failed', type: 'application/problem+json' };

test('a gateway without its database says so, and opens when it is there', limit, async (t) => {
  const house = await plannedHouse(t);
  const database = await running(t, house, postgres(house));
  await database.stop();

  const part = started(t, house);
  await until(async () => assert.deepEqual(await asked(house), away), { seconds });
  assert.deepEqual(await asked(house, 'POST'), away);

  database.start();
  await opens(house, part);
});

test('a gateway that waits for its database ends when it is told to', limit, async (t) => {
  const house = await plannedHouse(t);
  const database = await running(t, house, postgres(house));
  await database.stop();
  const part = started(t, house);
  await until(async () => assert.deepEqual(await asked(house), away), { seconds });

  await ends(part, 'SIGTERM');
});

test('a gateway whose migrations fail says so, and the one before still runs', limit, async (t) => {
  const house = await plannedHouse(t);
  await running(t, house, postgres(house));
  const before = started(t, house);
  await opens(house, before);
  await before.stop();

  // It finds tables of which its history knows nothing, and touches none of them.
  const part = started(t, house, { QUARKUS_FLYWAY_TABLE: 'another_history' });
  await until(async () => assert.deepEqual(await asked(house), failed), { seconds });
  await ends(part, 'SIGTERM');

  await opens(house, before);
});
