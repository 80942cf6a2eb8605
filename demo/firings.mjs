// @ts-check
// node demo/firings.mjs [--kills N] [--each N] [--seed S]: a house of its own, whose gateway is killed in the middle of moments that are due, again and
// again. At the end the ledger is checked: every due moment has exactly one row and exactly one effect. Each round has a
// seed of its own, which is printed.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { eventually } from './check/client.mjs';
import { newScene } from './check/scene.mjs';
import { claim, signIn } from './check/steps/household.mjs';
import { devicesOnline } from './check/steps/switching.mjs';
import { soon } from './check/wall-clock.mjs';
import { firingViolations } from './faults/firing-checker.mjs';
import { chance } from './faults/random.mjs';
import { hearthDir } from './layout.mjs';
import { freeBase, portsFrom } from './ports.mjs';
import { House } from './supervisor.mjs';

/** @typedef {import('./check/scene.mjs').Scene} Scene */
/** @typedef {import('./faults/firing-checker.mjs').Due} Due */
/** @typedef {import('./faults/firing-checker.mjs').FiringHistory} FiringHistory */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    each: { type: 'string', default: '50' },
    seed: { type: 'string' },
  },
});
const kills = Number(values.kills);
const each = Number(values.each);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const data = path.join(hearthDir, 'firings');

const ahead = 4 + each / 20; // seconds to the first moment, in which all of them are planned
const span = 3; // seconds over which the moments of a round are due
const mostADevice = 25; // the home allows 32
const returnSeconds = 90; // the supervisor waits longer after each kill; then the moments are settled, within their five minutes
const carriedSeconds = 16; // a device runs by itself what is ten seconds over, and tells it

rmSync(data, { recursive: true, force: true });
const house = new House({
  data,
  ports: portsFrom(await freeBase()),
  say: (/** @type {string} */ line) => console.log(`  ${line}`),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());

try {
  console.log(`${kills} kills, ${kills * each} firings, seed ${seed}`);
  await house.start();
  const wrong = await play();
  wrong.forEach((line) => console.log(`FAIL  ${line}`));
  console.log(`${kills * each} firings, ${kills} kills, ${wrong.length} violations, seed ${seed}`);
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
  const targets = await switches(scene);
  /** @type {string[]} */
  const schedules = [];
  /** @type {FiringHistory} */
  const history = { due: [], rows: [], commands: [], actuated: [] };
  for (let round = 0; round < kills; round++) {
    await scene.owner.signIn(scene.account.name, scene.account.password);
    const result = await playRound(scene, targets, schedules, chance(seed + round));
    history.due.push(...result.due);
    history.commands.push(...result.commands);
    console.log(`round ${round + 1}  seed ${seed + round}  ${result.words}`);
  }
  await sleep(carriedSeconds * 1000);
  history.rows = await rowsOf(scene.owner, history.due);
  history.actuated = /** @type {any[]} */ (house.deviceConsole.events.filter(({ event }) => event === 'actuated'));
  return firingViolations(history);
}

/** @param {Scene} scene */
async function switches({ owner }) {
  const devices = await owner.expect(200, 'GET', '/devices');
  const found = devices.flatMap((/** @type {any} */ { id, capabilities }) =>
    capabilities
      .filter((/** @type {any} */ { kind, operations }) => kind === 'RELAY' && operations.includes('SET'))
      .slice(0, 1)
      .map((/** @type {any} */ capability) => ({ device: id, capability: capability.id })),
  );
  if (found.length * mostADevice < each) throw new Error(`${found.length} devices cannot bear ${each} schedules`);
  return found;
}

/** @param {Due[]} due */
function firstOf(due) {
  return Math.min(...due.map(({ dueAt }) => Date.parse(dueAt)));
}

/**
 * @param {import('./check/client.mjs').Client} owner
 * @param {{device: string, capability: string}[]} targets
 * @param {string[]} schedules ids of those that are there, which are planned anew
 * @param {() => number} random
 * @param {number} lead seconds to the first moment
 */
async function plan(owner, targets, schedules, random, lead) {
  const { zone, now } = await owner.expect(200, 'GET', '/home');
  /** @type {Due[]} */
  const due = [];
  for (let i = 0; i < each; i++) {
    const moment = soon(new Date(now), zone, lead + (i * span) / each);
    const target = targets[i % targets.length];
    const wish = {
      ...target,
      name: `Firing ${i}`,
      value: random() < 0.5,
      recurrence: { kind: 'WEEKLY', days: [moment.day], time: moment.time },
      overlap: 'BOTH', // in the hour that the clock repeats, "first" could already be over
      withConflicts: true,
    };
    const { id } = schedules[i]
      ? await owner.expect(200, 'PUT', `/schedules/${schedules[i]}`, wish)
      : await owner.expect(201, 'POST', '/schedules', wish);
    schedules[i] = id;
    due.push({ schedule: id, dueAt: moment.at.toISOString(), device: target?.device ?? '' });
  }
  return due;
}

/**
 * @param {Scene} scene
 * @param {{device: string, capability: string}[]} targets
 * @param {string[]} schedules ids of those of the rounds before, which are planned anew
 * @param {() => number} random
 */
async function playRound({ owner }, targets, schedules, random) {
  const started = Date.now();
  let due = await plan(owner, targets, schedules, random, ahead);
  // A busy machine plans slowly: then it is planned again, for later.
  for (let lead = ahead * 2; firstOf(due) <= Date.now(); lead *= 2)
    due = await plan(owner, targets, schedules, random, lead);
  const first = firstOf(due);
  await sleep(first - Date.now() + random() * span * 1000);
  const killed = performance.now();
  const gateway = house.gateway.identity?.pid;
  if (gateway === undefined) throw new Error('the gateway does not run');
  process.kill(gateway, 'SIGKILL');
  /** @type {any[]} */
  let rows = [];
  await eventually(
    async () => {
      rows = await rowsOf(owner, due).catch(() => []); // the gateway is away
      return rows.length >= due.length && rows.every(({ command }) => command === undefined || command.endedAt)
        ? true
        : undefined;
    },
    returnSeconds,
    () => `rows for all moments: ${rows.length} of ${due.length}`,
  );
  const back = (performance.now() - killed) / 1000;
  const commands = (
    await Promise.all(targets.map(({ device }) => owner.expect(200, 'GET', `/devices/${device}/commands?limit=200`)))
  )
    .flat()
    .filter(({ queuedAt }) => Date.parse(queuedAt) >= started);
  const outcomes = [...new Set(rows.map(({ outcome }) => outcome))].sort();
  const words = outcomes.map((outcome) => `${outcome} ${rows.filter((row) => row.outcome === outcome).length}`);
  return {
    due,
    commands,
    words: `${words.join(', ')}; all in the ledger ${back.toFixed(1)} s after the kill`,
  };
}

/** One after the other: the web server lets nobody ask fifty things at once. @param {import('./check/client.mjs').Client} owner @param {Due[]} due */
async function rowsOf(owner, due) {
  const rows = [];
  const wanted = new Set(due.map(({ schedule, dueAt }) => `${schedule} ${Date.parse(dueAt)}`));
  for (const schedule of new Set(due.map((moment) => moment.schedule))) {
    const firings = await owner.expect(200, 'GET', `/schedules/${schedule}/firings?limit=200`);
    for (const firing of firings)
      if (wanted.has(`${schedule} ${Date.parse(firing.dueAt)}`)) rows.push({ ...firing, schedule });
  }
  return rows;
}
