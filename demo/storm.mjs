// @ts-check
// node demo/storm.mjs [--devices N] [--samples N]: so many devices lose their broker, measure on into their buffers, and come back all at
// once. All must be back within a minute, and every sample must be stored exactly once. It prints what it saw, and exits 0 or 1.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { eventually, hold } from './check/client.mjs';
import { newScene } from './check/scene.mjs';
import { claim, signIn } from './check/steps/household.mjs';
import { hearthDir } from './layout.mjs';
import { freeBase, portsFrom } from './ports.mjs';
import { House } from './supervisor.mjs';

/** @typedef {import('./check/scene.mjs').Scene} Scene */

const { values } = parseArgs({ options: { devices: { type: 'string' }, samples: { type: 'string' } } });
const count = Number(values.devices ?? 1000);
const samples = Number(values.samples ?? 60);
const backSeconds = 60;
/** A device sends at most ten readings a second and measures on meanwhile; on two cores that carry all devices too it takes its time. */
const emptySeconds = 180;
const data = path.join(hearthDir, 'storm');
const ids = Array.from({ length: count }, (_, i) => `storm-${String(i + 1).padStart(4, '0')}`);

/** One reading a second from each: what the buffers fill with. */
function writeList() {
  const devices = ids.map((id) => ({
    id,
    name: id,
    room: 'Field',
    icon: 'thermometer',
    model: 'storm',
    hw: 'host',
    caps: [{ id: 'temperature', t: 'number', u: '°C', start: 20, drift: 0.5 }],
    telemetry_s: 1,
  }));
  const file = path.join(data, 'devices.json');
  writeFileSync(file, JSON.stringify({ v: 1, devices }));
  return file;
}

rmSync(data, { recursive: true, force: true });
mkdirSync(data, { recursive: true });
const house = new House({
  data,
  ports: portsFrom(await freeBase()),
  deviceList: writeList(),
  say: (line) => console.log(`  ${line}`),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());
try {
  await house.start();
  await blow(newScene(house));
  process.exitCode = 0;
} catch (error) {
  console.error(`FAIL  ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
} finally {
  await house.stop();
  if (process.exitCode === 0) rmSync(data, { recursive: true, force: true });
  else console.log(`The data of this house is left in ${data}`);
}

/** @param {Scene} scene */
async function blow(scene) {
  await claim(scene);
  await signIn(scene);
  await eventually(async () => ((await online(scene)) === count ? true : undefined), 120, `sight of ${count} devices`);
  console.log(`${count} devices are there`);
  await house.mosquitto.stop();
  await sleep(samples * 1000);
  const begin = performance.now();
  house.mosquitto.start();
  const connected = () => (house.deviceConsole.connected.size === count ? true : undefined);
  await eventually(connected, backSeconds, () => `${count} devices; ${house.deviceConsole.connected.size} are back`);
  const all = seconds(begin);
  await scene.owner.signIn(scene.account.name, scene.account.password);
  await eventually(async () => ((await online(scene)) === count ? true : undefined), backSeconds, 'all shown online');
  console.log(`all connected again after ${all.toFixed(1)} s, all shown online after ${seconds(begin).toFixed(1)} s`);
  await noneMissing(scene);
  console.log(`buffers empty and stored after ${seconds(begin).toFixed(1)} s`);
}

/** @param {number} begin */
function seconds(begin) {
  return (performance.now() - begin) / 1000;
}

/** @param {Scene} scene */
async function online({ owner }) {
  const devices = await owner.expect(200, 'GET', '/devices');
  return devices.filter((/** @type {any} */ { presence }) => presence.online).length;
}

/** What a device made, less what it keeps, is what the house has. @param {Scene} scene */
async function noneMissing({ owner }) {
  const wrong = [];
  let made = 0;
  for (const id of ids) {
    const own = await eventually(
      async () => {
        const stats = /** @type {any} */ (await house.deviceConsole.order(`stats ${id}`));
        return stats.buffered <= 2 ? stats : undefined; // the newest second is on its way
      },
      emptySeconds,
      `empty buffer of ${id}`,
    );
    const stored = await storedUpTo(owner, id);
    made += own.last_seq;
    if (own.dropped > 0) wrong.push(`${id} dropped ${own.dropped}`);
    if (stored < own.last_seq - own.buffered) wrong.push(`${id} made ${own.last_seq}, ${stored} are stored`);
    const later = /** @type {any} */ (await house.deviceConsole.order(`stats ${id}`));
    if (stored > later.last_seq) wrong.push(`${id} made ${later.last_seq}, ${stored} are stored`);
  }
  hold(wrong.length === 0, `${wrong.length} devices: ${wrong.slice(0, 5).join('; ')}`);
  console.log(`${made} samples made, none dropped, none missing, none twice`);
}

/** @param {import('./check/client.mjs').Client} owner @param {string} device */
async function storedUpTo(owner, device) {
  const query = new URLSearchParams({
    capability: 'temperature',
    from: new Date(Date.now() - 86_400_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  });
  const { buckets } = await owner.expect(200, 'GET', `/devices/${device}/history?${query}`);
  return buckets.reduce((/** @type {number} */ sum, /** @type {any} */ bucket) => sum + bucket.count, 0);
}
