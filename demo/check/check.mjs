// @ts-check
// ./hearth demo --check: a fresh house does its main job before our eyes.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { hearthDir } from '../layout.mjs';
import { freeBase, portsFrom } from '../ports.mjs';
import { isAlive, recorded } from '../run-file.mjs';
import { House } from '../supervisor.mjs';
import { newScene } from './scene.mjs';
import { homeComesBack, homeIsSaved } from './steps/backup.mjs';
import { gatewayAway } from './steps/carry-over.mjs';
import { ownCertificateIsGreeted, rogueCertificateIsRefused } from './steps/certificates.mjs';
import { homeIsErased } from './steps/erasure.mjs';
import { claim, signIn } from './steps/household.mjs';
import { gatewayRestartMovesNoLine } from './steps/lines.mjs';
import { scheduleFires } from './steps/schedule.mjs';
import { frozenDevice, frozenGateway, thawedDevice } from './steps/silence.mjs';
import { devicesOnline, secondClientSaw, switchOn } from './steps/switching.mjs';
import { telemetryIsKept } from './steps/telemetry.mjs';

/** @typedef {import('./scene.mjs').Scene} Scene */
/** @typedef {import('./scene.mjs').Step} Step */

/** In this order: each step stands on the ones before. @type {[string, Step][]} */
const plan = [
  ['claim', claim],
  ['sign in', signIn],
  ['all devices online', devicesOnline],
  ['switch on', switchOn],
  ['seen by a second client', secondClientSaw],
  ['frozen device', frozenDevice],
  ['thawed device', thawedDevice],
  ['frozen gateway', frozenGateway],
  ['schedule fires', scheduleFires],
  ['gateway away', gatewayAway],
  ['telemetry is kept', telemetryIsKept],
  ['own certificate', ownCertificateIsGreeted],
  ['rogue certificate', rogueCertificateIsRefused],
  ['restart moves no line', gatewayRestartMovesNoLine],
  ['home is saved', homeIsSaved],
  ['home is erased', homeIsErased],
  ['home comes back', homeComesBack],
];

/**
 * @param {object} options
 * @param {boolean} options.keep leaves the data folder for a look
 * @param {string | undefined} options.root first level of every topic
 * @throws {Failure} when a step does not hold
 */
export async function check({ keep, root }) {
  const data = path.join(hearthDir, 'check');
  const former = recorded(data);
  if (former !== null && isAlive(former)) throw new Failure(`a check is already running in ${data}`);
  rmSync(data, { recursive: true, force: true });
  const house = new House({ data, ports: portsFrom(await freeBase()), root, say: (line) => console.log(`  ${line}`) });
  const interrupted = stopOnSignal(house);
  let holds = false;
  try {
    const begin = performance.now();
    await house.start();
    await runAll(house, plan);
    holds = true;
    console.log(
      `All ${plan.length} steps hold, ${((performance.now() - begin) / 1000).toFixed(1)} s with the start of the house.`,
    );
  } catch (error) {
    throw interrupted() ? new Failure('interrupted') : error;
  } finally {
    await house.stop();
    if (holds && !keep) rmSync(data, { recursive: true, force: true });
    else console.log(`The data of this house is left in ${data}`);
  }
}

/** @param {House} house @returns {() => boolean} whether a signal came */
function stopOnSignal(house) {
  let came = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      came = true;
      void house.stop();
    });
  }
  return () => came;
}

/**
 * Takes these steps in a house that runs, one after the other, and prints a line for each.
 *
 * @param {House} house
 * @param {[string, Step][]} steps
 * @param {Scene['account']} [account] of the owner, where the home has one
 * @throws {Failure} at the first that does not hold
 */
export async function runAll(house, steps, account) {
  const scene = newScene(house, account);
  try {
    for (const [name, step] of steps) await runOne(name, step, scene);
  } finally {
    scene.owner.close();
    scene.second.close();
  }
}

/**
 * Takes a step and prints its line.
 *
 * @param {string} name
 * @param {Step} step
 * @param {Scene} scene
 * @throws {Failure} when it does not hold
 */
async function runOne(name, step, scene) {
  const begin = performance.now();
  const took = () => `${Math.round(performance.now() - begin)} ms`.padStart(9);
  try {
    const saw = await step(scene);
    console.log(`ok    ${name.padEnd(24)} ${took()}  ${saw}`);
  } catch (error) {
    console.log(`FAIL  ${name.padEnd(24)} ${took()}`);
    throw new Failure(`${name}: ${/** @type {Error} */ (error).message}`);
  }
}
