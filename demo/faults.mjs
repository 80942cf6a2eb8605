// @ts-check
// node demo/faults.mjs [--rounds N] [--seed S] [--only NAME]: a house of its own, of which one part after the other dies, and whose messages are lost
// and doubled, while people tap. At the end the recorded history is checked: nothing that was answered is lost, nothing happened twice,
// and what is shown is what is. Each round has a seed of its own, which is printed.

import { appendFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
import { freeBase, freePort, portsFrom } from './ports.mjs';
import { House } from './supervisor.mjs';
import { MqttProxy } from './faults/mqtt-proxy.mjs';

/** @typedef {import('./check/scene.mjs').Scene} Scene */

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const wanted = faults.filter(({ name }) => values.only === undefined || name === values.only);
const rounds = Number(values.rounds ?? wanted.length);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const data = path.join(hearthDir, 'faults');

rmSync(data, { recursive: true, force: true });
const ports = portsFrom(await freeBase());
const brokerDoor = await freePort();
const house = new House({ data, ports, brokerDoor, say: (line) => console.log(`  ${line}`) });
/** @type {MqttProxy | null} */
let proxy = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());

try {
  console.log(`${rounds} rounds, seed ${seed}`);
  [, proxy] = await Promise.all([house.start(), openProxy()]);
  const wrong = await play(proxy);
  wrong.forEach((line) => console.log(`FAIL  ${line}`));
  console.log(`${rounds} rounds, ${wrong.length} violations, seed ${seed}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`FAIL  ${/** @type {Error} */ (error).message}, seed ${seed}`);
  process.exitCode = 1;
} finally {
  await house.stop();
  proxy?.close();
  if (process.exitCode === 0) rmSync(data, { recursive: true, force: true });
  else console.log(`The data of this house is left in ${data}`);
}

/** As soon as the gateway has made the broker's key, which is long before anybody looks for the broker. */
async function openProxy() {
  const { trustReady, brokerShown, brokerKey, caCertificate } = house.at;
  while (!existsSync(trustReady) || !existsSync(brokerShown)) await sleep(20);
  const made = new MqttProxy({
    certificate: brokerShown,
    key: brokerKey,
    authority: caCertificate,
    brokerPort: ports.mqtt,
  });
  await made.open(brokerDoor);
  return made;
}

/** @param {MqttProxy} between @returns {Promise<string[]>} what does not hold */
async function play(between) {
  const scene = newScene(house);
  await claim(scene);
  await signIn(scene);
  await devicesOnline(scene);
  /** @type {import('./faults/checker.mjs').Accepted[]} */
  const accepted = [];
  for (let round = 0; round < rounds; round++) {
    // A run of fewer rounds than there are kinds tries others each time.
    const fault = /** @type {import('./faults/faults.mjs').Fault} */ (wanted[(seed + round) % wanted.length]);
    await scene.owner.signIn(scene.account.name, scene.account.password);
    const begun = performance.now();
    const result = await playRound({ house, proxy: between, owner: scene.owner, fault, random: chance(seed + round) });
    accepted.push(...result.accepted);
    appendFileSync(path.join(data, 'history.jsonl'), `${JSON.stringify({ fault: fault.name, ...result })}\n`);
    console.log(
      `round ${round + 1}  seed ${seed + round}  ${fault.name.padEnd(22)} ${result.packets} packets, ${result.accepted.length} accepted, refused ` +
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

/** What became of each device's readings, by its own count and by the house's. @param {Scene} scene */
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
      const own = /** @type {any} */ (await house.deviceConsole.order(`stats ${device}`));
      const { buckets } = await owner.expect(200, 'GET', `/devices/${device}/history?${query}`);
      const stored = buckets.reduce((/** @type {number} */ sum, /** @type {any} */ { count }) => sum + count, 0);
      return { device, committed, stored, made: own.last_seq, kept: own.buffered + own.dropped };
    }),
  );
}
