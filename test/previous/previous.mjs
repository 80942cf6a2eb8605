// @ts-check
// previous.mjs FOLDER: a home is run by this checkout, then by the one in FOLDER, then by this one again, all of them on the same data. Each is
// started as it starts itself, by its own supervisor, and takes its own steps of the check.

import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runAll } from '../../demo/check/check.mjs';
import { newAccount } from '../../demo/check/scene.mjs';
import { hearthDir, repository } from '../../demo/layout.mjs';
import { freeBase, portsFrom } from '../../demo/ports.mjs';

/** @typedef {import('../../demo/check/scene.mjs').Scene} Scene */
/** @typedef {import('../../demo/check/scene.mjs').Step} Step */

/**
 * What a checkout knows of houses and of the check.
 *
 * @typedef {object} Release
 * @property {Record<string, string>} lent to its gateway, so that it starts on the schema of a later one
 * @property {typeof import('../../demo/supervisor.mjs').House} House
 * @property {Record<'claim' | 'signIn' | 'devicesOnline' | 'switchOn' | 'secondClientSaw' | 'scheduleFires' | 'telemetryIsKept', Step>} steps
 */

/** @param {string} checkout @returns {Promise<Release>} */
async function release(checkout) {
  const from = (/** @type {string[]} */ ...names) => import(pathToFileURL(path.join(checkout, 'demo', ...names)).href);
  const steps = ['household', 'switching', 'schedule', 'telemetry'].map((name) =>
    from('check', 'steps', `${name}.mjs`),
  );
  const settings = readFileSync(path.join(checkout, 'gateway/src/main/resources/application.properties'), 'utf8');
  return {
    // No release lacks it, and what stands for one as long as there is none may.
    lent: /^quarkus\.flyway\.ignore-migration-patterns=/m.test(settings)
      ? {}
      : { QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS: '*:future' },
    House: (await from('supervisor.mjs')).House,
    steps: Object.assign({}, ...(await Promise.all(steps))),
  };
}

const kept = 'Kept over updates';

/** A schedule that every release is to find as the first one left it. @type {Step} */
async function isKept({ owner }) {
  const schedules = await owner.expect(200, 'GET', '/schedules');
  const all = schedules.filter((/** @type {any} */ { name }) => name === kept);
  if (all.length !== 1) throw new Error(`there are ${all.length} schedules "${kept}"`);
  return `${all[0].recurrence.kind}, on ${all[0].device}`;
}

/** @type {Step} */
async function isMade({ owner }) {
  await owner.expect(201, 'POST', '/schedules', {
    name: kept,
    device: 'boiler',
    capability: 'relay1',
    value: true,
    recurrence: { kind: 'WEEKLY', days: ['MONDAY', 'SUNDAY'], time: '04:10' },
  });
  return 'a schedule for every Monday and Sunday';
}

/**
 * One start of the home: by this release, with these steps before its main job.
 *
 * @param {Release} by
 * @param {[string, Step][]} first
 */
async function lives({ House, steps, lent }, first) {
  const house = new House({ data, ports, say: (line) => console.log(`  ${line}`) });
  Object.assign(house.gateway.plan, { env: { ...house.gateway.plan.env, ...lent } });
  const interrupted = () => void house.stop();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);
  /** @type {[string, Step][]} */
  const mainJob = [
    ['a schedule is kept', isKept],
    ['all devices online', steps.devicesOnline],
    ['switch on', steps.switchOn],
    ['seen by a second client', steps.secondClientSaw],
    ['schedule fires', steps.scheduleFires],
    ['telemetry is kept', steps.telemetryIsKept],
  ];
  try {
    await house.start();
    await runAll(house, [...first, ...mainJob], account);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, interrupted);
    await house.stop();
  }
}

const [before, ...rest] = process.argv.slice(2);
if (before === undefined || rest.length > 0) {
  console.error('usage: node test/previous/previous.mjs FOLDER');
  process.exit(2);
}
const data = path.join(hearthDir, `previous-${process.pid}`);
const ports = portsFrom(await freeBase());
const account = newAccount();
try {
  const [newer, older] = [await release(repository), await release(path.resolve(before))];
  console.log('this release');
  await lives(newer, [
    ['claim', newer.steps.claim],
    ['sign in', newer.steps.signIn],
    ['a schedule is made', isMade],
  ]);
  console.log('the release before');
  await lives(older, [['sign in', older.steps.signIn]]);
  console.log('this release again');
  await lives(newer, [['sign in', newer.steps.signIn]]);
  rmSync(data, { recursive: true, force: true });
  console.log('An update and the way back: 3 starts on one home, nothing lost.');
} catch (error) {
  console.error(`hearth: ${/** @type {Error} */ (error).message}`);
  console.error(`The data of this house is left in ${data}`);
  process.exitCode = 1;
}
