// @ts-check
// node demo/firings.mjs [--kills N] [--each N] [--handovers N] [--jumps N] [--seed S]: a house of its own, in which things go wrong in the middle of
// moments that are due, again and again. Its gateway is killed; a second gateway runs beside the first, which ends; the gateway's clock is set. At
// the end the ledger is checked: every due moment has exactly one row and exactly one effect. Each round has a seed of its own, which is printed.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newScene } from './check/scene.mjs';
import { claim, signIn } from './check/steps/household.mjs';
import { devicesOnline } from './check/steps/switching.mjs';
import { clockViolations } from './faults/clock-checker.mjs';
import { ClockJumps } from './faults/clock-jumps.mjs';
import { firingViolations } from './faults/firing-checker.mjs';
import { Handovers } from './faults/handovers.mjs';
import { playKill } from './faults/kills.mjs';
import { rowsOf, switches } from './faults/moments.mjs';
import { chance } from './faults/random.mjs';
import { hearthDir } from './layout.mjs';
import { freeBase, portsFrom } from './ports.mjs';
import { House } from './supervisor.mjs';

/** @typedef {import('./check/scene.mjs').Scene} Scene */
/** @typedef {import('./faults/firing-checker.mjs').FiringHistory} FiringHistory */
/** @typedef {import('./faults/kills.mjs').Round} Round */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    each: { type: 'string', default: '50' },
    handovers: { type: 'string', default: '2' },
    jumps: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
const kills = Number(values.kills);
const each = Number(values.each);
const handovers = Number(values.handovers);
const jumps = Number(values.jumps);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const data = path.join(hearthDir, 'firings');

const mostADevice = 25; // the home allows 32
const carriedSeconds = 16; // a device runs by itself what is ten seconds over, and tells it

rmSync(data, { recursive: true, force: true });
const house = new House({
  data,
  ports: portsFrom(await freeBase()),
  say: (/** @type {string} */ line) => console.log(`  ${line}`),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());

try {
  const words = `${kills} kills, ${handovers} handovers, ${(kills + handovers) * each} firings, ${jumps} rounds of jumps`;
  console.log(`${words}, seed ${seed}`);
  await house.start();
  const wrong = await play();
  wrong.forEach((line) => console.log(`FAIL  ${line}`));
  console.log(`${words}, ${wrong.length} violations, seed ${seed}`);
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
  const targets = await switches(scene.owner);
  if (targets.length * mostADevice < each) throw new Error(`${targets.length} devices cannot bear ${each} schedules`);
  const wrong = await playRounds(scene, targets);
  for (let round = 0; round < jumps; round++) wrong.push(...(await playJumps(scene, targets, round)));
  return wrong;
}

/** @param {Scene} scene @param {import('./faults/moments.mjs').Target[]} targets */
async function playRounds(scene, targets) {
  /** @type {string[]} */
  const schedules = [];
  /** @type {FiringHistory} */
  const history = { due: [], rows: [], commands: [], actuated: [], unheard: ['house-pins'] };
  let round = 0;
  /** @param {string} what @param {(random: () => number) => Promise<Round>} playRound */
  const playOne = async (what, playRound) => {
    await scene.owner.signIn(scene.account.name, scene.account.password);
    const result = await playRound(chance(seed + round));
    history.due.push(...result.due);
    history.commands.push(...result.commands);
    console.log(`${what}  seed ${seed + round}  ${result.words}`);
    round++;
  };
  for (let kill = 1; kill <= kills; kill++)
    await playOne(`kill ${kill}`, (random) => playKill(house, scene.owner, targets, schedules, random, each));
  const two = handovers === 0 ? null : await Handovers.of(house);
  for (let handover = 1; handover <= handovers; handover++)
    await playOne(`handover ${handover}`, (random) =>
      // The house's own gateway ends in order and the other one is killed, and the other way round.
      /** @type {Handovers} */ (two).play(scene.owner, targets, schedules, random, { each, killed: handover % 4 > 1 }),
    );
  await two?.home();
  if (round === 0) return [];
  await sleep(carriedSeconds * 1000);
  history.rows = await rowsOf(scene.owner, history.due);
  history.actuated = actuated();
  for (const schedule of schedules) await scene.owner.expect(204, 'DELETE', `/schedules/${schedule}`);
  const wrong = firingViolations(history);
  console.log(`${history.due.length} moments and ${history.rows.length} rows, ${wrong.length} violations`);
  return wrong;
}

/** @param {Scene} scene @param {import('./faults/moments.mjs').Target[]} targets @param {number} round */
async function playJumps(scene, targets, round) {
  await scene.owner.signIn(scene.account.name, scene.account.password);
  const boards = targets.filter(({ device }) => device !== 'house-pins'); // those are another process
  const clock = new ClockJumps(scene, boards, chance(seed + round));
  for await (const line of clock.play()) console.log(`jump  ${line}`);
  clock.history.actuated = actuated();
  return clockViolations(clock.history);
}

/** @returns {any[]} what the devices did, by their own word */
function actuated() {
  return house.deviceConsole.events.filter(({ event }) => event === 'actuated');
}
