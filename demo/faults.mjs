// @ts-check
// node demo/faults.mjs [--rounds N] [--seed S]: a house of its own, of which one part after the other dies while people tap. At the end the
// recorded history is checked: nothing that was answered is lost, nothing happened twice, and what is shown is what is.

import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { newScene } from './check/scene.mjs';
import { claim, signIn } from './check/steps/household.mjs';
import { devicesOnline } from './check/steps/switching.mjs';
import { relay } from './check/commands.mjs';
import { violations } from './faults/checker.mjs';
import { faults } from './faults/faults.mjs';
import { chance } from './faults/random.mjs';
import { playRound } from './faults/round.mjs';
import { hearthDir } from './layout.mjs';
import { freeBase, portsFrom } from './ports.mjs';
import { House } from './supervisor.mjs';

/** @typedef {import('./check/scene.mjs').Scene} Scene */

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds ?? 6);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const data = path.join(hearthDir, 'faults');

rmSync(data, { recursive: true, force: true });
const house = new House({ data, ports: portsFrom(await freeBase()), say: (line) => console.log(`  ${line}`) });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());

try {
  console.log(`${rounds} rounds, seed ${seed}`);
  await house.start();
  const wrong = await play();
  wrong.forEach((line) => console.log(`FAIL  ${line}`));
  console.log(`${rounds} rounds, ${wrong.length} violations, seed ${seed}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`FAIL  ${/** @type {Error} */ (error).message}, seed ${seed}`);
  process.exitCode = 1;
} finally {
  await house.stop();
  if (process.exitCode === 0) rmSync(data, { recursive: true, force: true });
  else console.log(`The data of this house is left in ${data}`);
}

/** @returns {Promise<string[]>} what does not hold */
async function play() {
  const scene = newScene(house);
  await claim(scene);
  await signIn(scene);
  await devicesOnline(scene);
  const random = chance(seed);
  /** @type {import('./faults/checker.mjs').Accepted[]} */
  const accepted = [];
  for (let round = 0; round < rounds; round++) {
    const fault = /** @type {import('./faults/faults.mjs').Fault} */ (faults[round % faults.length]);
    await scene.owner.signIn(scene.account.name, scene.account.password);
    const begun = performance.now();
    const result = await playRound({ house, owner: scene.owner, fault, random });
    accepted.push(...result.accepted);
    appendFileSync(path.join(data, 'history.jsonl'), `${JSON.stringify({ fault: fault.name, ...result })}\n`);
    console.log(
      `round ${round + 1}  ${fault.name.padEnd(17)} ${result.accepted.length} accepted, refused ` +
        `${JSON.stringify(result.refused)}, works again after ${result.backSeconds.toFixed(1)} s ` +
        `(${((performance.now() - begun) / 1000).toFixed(0)} s)  ${summary(result.accepted)}`,
    );
  }
  return violations({ accepted, actuated: actuated(), outputs: await outputs(scene), readings: await readings(scene) });
}

/** @param {import('./faults/checker.mjs').Accepted[]} accepted */
function summary(accepted) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { found } of accepted) counts[found?.state ?? 'LOST'] = (counts[found?.state ?? 'LOST'] ?? 0) + 1;
  return Object.entries(counts)
    .map(([state, count]) => `${state} ${count}`)
    .join(', ');
}

function actuated() {
  return /** @type {any[]} */ (house.deviceConsole.events.filter(({ event }) => event === 'actuated'));
}

/** @param {Scene} scene */
async function outputs({ owner }) {
  return Promise.all(
    ['ceiling-lamp', 'boiler'].map(async (device) => {
      const shown = relay(await owner.expect(200, 'GET', `/devices/${device}`)).reported?.value;
      const { pins } = await house.deviceConsole.order(`pins ${device}`);
      return { device, shown, pin: /** @type {any} */ (pins).relay1 };
    }),
  );
}

/** How many readings a device was told it may forget, and how many there are. @param {Scene} scene */
async function readings({ owner }) {
  const told = /** @type {any[]} */ (house.deviceConsole.events.filter(({ event }) => event === 'committed'));
  const query = new URLSearchParams({
    capability: 'temperature',
    from: new Date(Date.now() - 86_400_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  });
  return Promise.all(
    ['boiler', 'living-air'].map(async (device) => {
      const committed = told.filter(({ id }) => id === device).reduce((sum, { released }) => sum + released, 0);
      const { buckets } = await owner.expect(200, 'GET', `/devices/${device}/history?${query}`);
      const stored = buckets.reduce((/** @type {number} */ sum, /** @type {any} */ { count }) => sum + count, 0);
      return { device, committed, stored };
    }),
  );
}
