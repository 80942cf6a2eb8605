// @ts-check
// train.mjs APP CACHE: a house does its main job with the gateway in the folder APP, and what its virtual machine learnt of classes and of
// how they are used is left in the file CACHE. That makes the next start short; it fits this very APP, this very JDK and the same words.

import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runAll } from './check/check.mjs';
import { claim, signIn } from './check/steps/household.mjs';
import { scheduleFires } from './check/steps/schedule.mjs';
import { devicesOnline, secondClientSaw, switchOn } from './check/steps/switching.mjs';
import { telemetryIsKept } from './check/steps/telemetry.mjs';
import { Failure } from './failure.mjs';
import { hearthDir } from './layout.mjs';
import { lastLines } from './log.mjs';
import { small } from './parts.mjs';
import { freeBase, portsFrom } from './ports.mjs';
import { House } from './supervisor.mjs';

/** @type {[string, import('./check/scene.mjs').Step][]} */
const mainJob = [
  ['claim', claim],
  ['sign in', signIn],
  ['all devices online', devicesOnline],
  ['switch on', switchOn],
  ['seen by a second client', secondClientSaw],
  ['schedule fires', scheduleFires],
  ['telemetry is kept', telemetryIsKept],
];

/** As it ends, the virtual machine starts another one that puts the cache together: seconds, on a busy machine minutes. */
const putsTogetherSeconds = 600;

/**
 * @param {string} app
 * @param {string} cache
 */
async function train(app, cache) {
  const data = path.join(hearthDir, `train-${process.pid}`);
  const house = new House({ data, ports: portsFrom(await freeBase()), say: (line) => console.log(`  ${line}`) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());
  // Without a line for each class that it cannot keep: some hundreds, which the end of the log would be full of.
  const learning = small([`-XX:AOTCacheOutput=${cache}.new`, '-Xlog:aot=error'], path.join(app, 'quarkus-run.jar'));
  // One that learns is slow, and a machine that builds is busy: what a home would give up is waited for here.
  const env = { ...house.gateway.plan.env, QUARKUS_TRANSACTION_MANAGER_DEFAULT_TRANSACTION_TIMEOUT: '120S' };
  Object.assign(house.gateway.plan, learning, { env, stopSeconds: putsTogetherSeconds });
  rmSync(`${cache}.new`, { force: true });
  try {
    await house.start();
    await runAll(house, mainJob);
  } catch (error) {
    console.log(`The data of this house is left in ${data}`);
    throw error;
  } finally {
    await house.stop();
  }
  if (!existsSync(`${cache}.new`)) throw new Failure(`nothing was learnt:\n${lastLines(house.gateway.log, 30)}`);
  renameSync(`${cache}.new`, cache);
  rmSync(data, { recursive: true, force: true });
}

const [app, cache, ...rest] = process.argv.slice(2);
if (app === undefined || cache === undefined || rest.length > 0) {
  console.error('usage: node demo/train.mjs APP CACHE');
  process.exit(2);
}
try {
  await train(path.resolve(app), path.resolve(cache));
} catch (error) {
  console.error(`hearth: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
}
