// @ts-check
// node demo/power.mjs [--cuts N] [--seed S]: a house on a memory card of its own, in which people and schedules write all the time. Again and again
// everything stands still between two steps, and what has reached the card until then is copied, without a sync: that is what a power cut
// leaves. From each copy a house is started, as on a machine that has just got its power back, and looked at: it starts by itself, and what was
// answered before the cut is there. Some cuts are in the first start of all. Each cut has a seed of its own, which is printed.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newScene } from './check/scene.mjs';
import { claim, signIn } from './check/steps/household.mjs';
import { devicesOnline } from './check/steps/switching.mjs';
import { askGateway } from './console.mjs';
import { chance } from './faults/random.mjs';
import { freeBase, portsFrom } from './ports.mjs';
import { lostByCut } from './power/answers.mjs';
import { Card } from './power/card.mjs';
import { whileStanding } from './power/standstill.mjs';
import { Writers } from './power/writers.mjs';
import { House } from './supervisor.mjs';

/** @typedef {import('./power/after.mjs').Task} Task */

const { values } = parseArgs({ options: { cuts: { type: 'string', default: '10' }, seed: { type: 'string' } } });
const cuts = Number(values.cuts);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const early = Math.max(1, Math.floor(cuts / 5)); // in the first start
const firstStartSeconds = 12;
const between = { least: 1.5, most: 5 }; // seconds of writing between two cuts
const atOnce = 2; // houses that are looked at while the first goes on
const newest = 60; // of each device: those commands whose end may be in doubt, and some more
const lookSeconds = 240 * Number(process.env.HEARTH_PATIENCE ?? 1);

// Short: a socket in it has a path of at most 107 bytes (unix(7)).
const folder = mkdtempSync(path.join(os.tmpdir(), 'hearth-power-'));
const data = path.join(folder, 'card');
const card = new Card(path.join(folder, 'card.img'), data);
const house = new House({ data, ports: portsFrom(await freeBase()), say: (line) => console.log(`  ${line}`) });
/** @type {Set<Promise<void>>} */
const looks = new Set();
/** @type {string[]} */
const wrong = [];
let done = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());

/** What is known of the home so far. */
const home = {
  writers: /** @type {Writers | undefined} */ (undefined),
  claimed: false,
  account: { name: 'owner', password: 'not made yet' },
  anchor: /** @type {string | undefined} */ (undefined),
};

try {
  console.log(`${cuts} power cuts, seed ${seed}`);
  card.insert();
  await firstStart();
  await underLoad();
  await Promise.all(looks);
  wrong.forEach((line) => console.log(`FAIL  ${line}`));
  console.log(`${done} power cuts, ${wrong.length} violations, seed ${seed}`);
  process.exitCode = wrong.length === 0 && done === cuts ? 0 : 1;
} catch (error) {
  console.error(`FAIL  ${/** @type {Error} */ (error).message}, seed ${seed}`);
  process.exitCode = 1;
} finally {
  await home.writers?.stop();
  await house.stop();
  card.remove();
  if (process.exitCode === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`What these cuts left is in ${folder}`);
}

async function firstStart() {
  const start = house.start();
  let isThere = false;
  void start.then(
    () => (isThere = true),
    () => (isThere = true),
  );
  for (let number = 1; number <= early && !isThere; number++) {
    await sleep((chance(seed + number)() * 1000 * firstStartSeconds) / early);
    await cut(number);
  }
  await start;
}

async function underLoad() {
  const scene = newScene(house);
  home.account = scene.account;
  await claim(scene);
  home.claimed = true;
  await signIn(scene);
  scene.second.close();
  await devicesOnline(scene);
  home.writers = new Writers(scene.owner, chance(seed));
  home.writers.start();
  for (let number = done + looks.size + 1; number <= cuts; number++) {
    await scene.owner.signIn(scene.account.name, scene.account.password);
    await sleep(1000 * (between.least + chance(seed + number)() * (between.most - between.least)));
    if (number % 4 === 0) home.anchor = (await askGateway(asRun(), 'POST', '/console/journal/check')).newest;
    await cut(number);
  }
}

/** As another terminal would find it. */
function asRun() {
  return /** @type {import('./run-file.mjs').Run} */ (/** @type {unknown} */ ({ data, ports: house.ports }));
}

/** Takes the power away and has a house started from what is left, beside this one. @param {number} number */
async function cut(number) {
  while (looks.size >= atOnce) await Promise.race(looks);
  const image = path.join(folder, `cut-${number}.img`);
  /** @type {Task | null} */
  let task = null;
  while (task === null) {
    const roots = parts().flatMap(({ identity }) => (identity === null ? [] : [identity.pid]));
    const whole = whileStanding(roots, () => card.copy(image));
    if (whole) task = { image, data, ports: house.ports, ...recorded() };
    else await sleep(50);
  }
  const look = started(number, task).finally(() => looks.delete(look));
  looks.add(look);
}

function parts() {
  const { postgres, gateway, mosquitto, porch, nginx, devices, pins } = house;
  return [postgres, gateway, mosquitto, porch, nginx, devices, pins];
}

/** What was answered until now. @returns {Omit<Task, 'image' | 'data' | 'ports'>} */
function recorded() {
  const { writers, claimed, account, anchor } = home;
  const events = /** @type {any[]} */ (house.deviceConsole.events);
  const committed = (/** @type {string} */ device) =>
    events
      .filter(({ event, id }) => event === 'committed' && id === device)
      .reduce((sum, { released }) => sum + released, 0);
  const before = {
    writes: writers?.writes ?? [],
    accepted: (writers?.accepted ?? []).slice(-newest * 3),
    due: (writers?.due ?? []).slice(-100),
    readings: ['boiler', 'living-air'].map((device) => ({ device, committed: committed(device) })),
    actuated: events.filter(({ event }) => event === 'actuated'),
  };
  return { before: structuredClone(before), claimed, account, anchor, credentials: { ...writers?.credentials } };
}

/** @param {number} number @param {Task} task */
async function started(number, task) {
  const name = `cut ${number}  seed ${seed + number}`;
  const [taskFile, resultFile] = ['task', 'result'].map((word) => path.join(folder, `cut-${number}.${word}.json`));
  writeFileSync(taskFile ?? '', JSON.stringify(task));
  const begun = performance.now();
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--ipc', '--net'];
  const script = path.join(import.meta.dirname, 'power', 'after.mjs');
  const words = [...namespaces, process.execPath, script, taskFile ?? '', resultFile ?? ''];
  const child = spawn('unshare', words, { stdio: ['ignore', 'inherit', 'inherit'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), lookSeconds * 1000);
  await once(child, 'exit');
  clearTimeout(timer);
  const result = readResult(resultFile ?? '');
  const found = result.after === undefined ? [result.why] : lostByCut(task.before, result.after);
  wrong.push(...found.map((line) => `${name}: ${line}`));
  appendFileSync(path.join(folder, 'history.jsonl'), `${JSON.stringify({ number, task, result, found })}\n`);
  const { writes, accepted, due } = task.before;
  console.log(
    `${name}  ${!task.claimed ? 'first start' : `${writes.length} writes, ${accepted.length} commands, ${due.length} due`}; ` +
      `${result.seconds === undefined ? 'does not start' : `starts in ${result.seconds.toFixed(1)} s`}, ${found.length} violations ` +
      `(${((performance.now() - begun) / 1000).toFixed(0)} s)`,
  );
  if (found.length === 0) rmSync(task.image);
  done++;
}

/** @param {string} file @returns {{seconds?: number, said?: string[], why: string, after?: import('./power/answers.mjs').After}} */
function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { why: `nothing is heard of the house within ${lookSeconds} s` };
  }
}
