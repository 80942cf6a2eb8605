// @ts-check
// The containers' test, step by step; each stands on the ones before. containers.sh brings the engine and what the images are made of.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canaries, plant, unplant } from './canaries.mjs';
import { confinement } from './confinement.mjs';
import { crashes, elsewhere } from './crashes.mjs';
import { Household } from './home.mjs';
import { interruptions } from './interruptions.mjs';
import { isolation } from './isolation.mjs';
import { packing } from './packing.mjs';
import { restores } from './restores.mjs';
import { docker, services, Stack } from './stack.mjs';

/** Seconds from empty volumes to healthy, on a machine that may have other things to do. */
const firstStart = 400;

const isLong = process.argv.includes('--long');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const folder = mkdtempSync(path.join(tmpdir(), 'hearth-containers-'));
const stack = new Stack('hearth-test');
const household = new Household(stack, folder);

/** @type {Map<string, string>} */
let planted = new Map();

/** @type {[string, () => Promise<string> | string][]} */
const plan = [
  ['pins stay the same', () => packing(folder)],
  ['images', images],
  ['up', up],
  ['confinement', () => confinement(stack)],
  ['isolation', () => isolation(stack)],
  ['claim', () => household.claim()],
  ['lines of the Pi', () => household.wire()],
  ['switch', () => household.switching()],
  ['a board', () => household.enrolBoard()],
  ['schedule fires', () => household.schedule()],
  ['canaries', () => canaries(stack, household, planted, folder)],
  ['killed', () => crashes(stack, household)],
  ['another address', () => elsewhere(stack, household)],
  ['lost and restored', () => restores(stack, household, folder)],
  ['gone', gone],
  ['interrupted starts', () => interruptions(stack, folder, isLong ? 12 : 3)],
  ['gone again', gone],
];

function images() {
  planted = plant();
  try {
    stack.compose('build', '-q');
  } finally {
    unplant();
  }
  const sizes = services.map((service) => `${service} ${sizeOf(service)} MB`);
  return sizes.join(', ');
}

/** @param {string} service */
function sizeOf(service) {
  // Compose 1 joins the names by "_", compose 2 by "-".
  const id =
    docker('images', '-q', `${stack.project}_${service}`).trim() ||
    docker('images', '-q', `${stack.project}-${service}`).trim();
  return Math.round(Number(docker('inspect', '-f', '{{.Size}}', id)) / 1e6);
}

async function up() {
  const begin = performance.now();
  stack.gone();
  stack.compose('up', '-d');
  await stack.healthy(firstStart);
  return `from empty volumes to healthy in ${Math.round((performance.now() - begin) / 1000)} s`;
}

async function gone() {
  await household.close();
  stack.gone();
  for (const kind of ['container', 'volume', 'network']) {
    const left = docker(kind, 'ls', '-q', ...(kind === 'container' ? ['-a'] : []), ...stack.filters()).trim();
    if (left !== '') throw new Error(`a ${kind} is left: ${left}`);
  }
  return 'no container, no volume, no network is left';
}

/**
 * @param {string} name
 * @param {() => Promise<string> | string} step
 */
async function runOne(name, step) {
  const begin = performance.now();
  const took = () => `${Math.round((performance.now() - begin) / 1000)} s`.padStart(6);
  try {
    const saw = await step();
    console.log(`ok    ${name.padEnd(20)} ${took()}  ${saw}`);
  } catch (error) {
    console.log(`FAIL  ${name.padEnd(20)} ${took()}`);
    throw error;
  }
}

let holds = false;
try {
  for (const [name, step] of plan) if (only.length === 0 || only.includes(name)) await runOne(name, step);
  holds = true;
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
} finally {
  await household.close().catch(() => {});
  if (only.length === 0) {
    stack.gone();
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exit(holds ? 0 : 1);
