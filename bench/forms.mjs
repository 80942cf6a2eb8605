// @ts-check
// forms.mjs [--starts N] [--idle SECONDS] [--load SECONDS] FORM...: the forms of the gateway (jar, cached, native; what HEARTH_GATEWAY
// names) one after the other in one house: start to the first answer to somebody it knows, and memory. README.md tells what the figures mean.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newScene } from '../demo/check/scene.mjs';
import { claim, signIn } from '../demo/check/steps/household.mjs';
import { devicesOnline } from '../demo/check/steps/switching.mjs';
import { demoDevices, hearthDir } from '../demo/layout.mjs';
import * as plans from '../demo/parts.mjs';
import { freeBase, portsFrom } from '../demo/ports.mjs';
import { House } from '../demo/supervisor.mjs';
import { until } from '../demo/waiting.mjs';

const lookMillis = 2; // between two questions of one that waits for the first answer
const ticksPerSecond = 100; // USER_HZ, which proc(5) counts in
const lanes = 8;
const lamps = ['ceiling-lamp', 'boiler'];

/** @typedef {{seconds: number, cpuSeconds: number}} Start */
/** @typedef {{resident: number, anonymous: number, peak: number}} Memory megabytes */
/** @typedef {{starts: Start[], idle?: Memory, loaded?: Memory, answers?: number}} Found */

const { values, positionals: forms } = parseArgs({
  options: {
    starts: { type: 'string', default: '5' },
    idle: { type: 'string', default: '20' },
    load: { type: 'string', default: '30' },
  },
  allowPositionals: true,
});
if (forms.length === 0) {
  console.error('usage: node bench/forms.mjs [--starts 5] [--idle 20] [--load 30] jar|cached|native...');
  process.exit(2);
}

/**
 * @param {number} pid
 * @returns {number} user and system time so far, in seconds
 */
function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/**
 * @param {number} pid
 * @returns {Memory} now; and the most that was ever resident
 */
function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (/** @type {string} */ name) => {
    const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    if (kibibytes === undefined) throw new Error(`/proc/${pid}/status has no ${name}`);
    return Number(kibibytes) / 1024;
  };
  return { resident: megabytes('VmRSS'), anonymous: megabytes('RssAnon'), peak: megabytes('VmHWM') };
}

/** @param {House} house */
function gatewayProcess(house) {
  if (house.gateway.identity === null) throw new Error('the gateway does not run');
  return house.gateway.identity.pid;
}

/**
 * @param {House} house
 * @param {string} form
 */
function takes(house, form) {
  process.env['HEARTH_GATEWAY'] = form;
  const { at, ports, names, root } = house;
  const { command, args } = plans.gateway({
    ...{ at, ports, names, root },
    deviceList: demoDevices,
    brokerDoor: ports.mqtt,
  });
  Object.assign(house.gateway.plan, { command, args });
}

/**
 * @param {number} port
 * @param {string} token
 * @returns {Promise<void>} when it answers 200
 */
function account(port, token) {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
    const request = http.get({ host: '127.0.0.1', port, path: '/api/v1/account', headers, agent: false }, (answer) => {
      answer.resume();
      if (answer.statusCode === 200) resolve();
      else reject(new Error(`it answers ${answer.statusCode}`));
    });
    request.once('error', reject);
  });
}

/**
 * Database and broker run, and so do the devices.
 *
 * @param {House} house
 * @param {string} form
 * @param {string} token
 * @returns {Promise<Start>}
 */
async function start(house, form, token) {
  await house.gateway.stop();
  takes(house, form);
  const begin = performance.now();
  house.gateway.start();
  await until(() => account(house.ports.gateway, token), { seconds: 90, pause: lookMillis });
  return { seconds: (performance.now() - begin) / 1000, cpuSeconds: cpuSeconds(gatewayProcess(house)) };
}

/**
 * People who never rest, each with a connection of their own, through the web server: a tap, and a look at everything.
 *
 * @param {import('../demo/check/client.mjs').Client} owner
 * @param {number} seconds
 * @returns {Promise<number>} answers that were neither an error nor a refusal
 */
async function load(owner, seconds) {
  const end = performance.now() + seconds * 1000;
  let answers = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let turn = 0; performance.now() < end; turn++) {
        const tap = { capability: 'relay1', operation: 'SET', value: turn % 2 === 0 };
        const tapped = await owner.ask('POST', `/devices/${lamps[lane % lamps.length]}/commands`, tap);
        const seen = await owner.ask('GET', '/devices');
        answers += [tapped, seen].filter(({ status }) => status < 300).length;
      }
    }),
  );
  return answers;
}

/** @param {number[]} figures */
const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;

/** @param {House} house */
async function measure(house) {
  /** @type {Map<string, Found>} */
  const found = new Map(forms.map((form) => [form, { starts: [] }]));
  const scene = newScene(house);
  const { owner, account: who } = scene;
  try {
    await claim(scene);
    await signIn(scene);
    const rounds = Number(values.starts);
    for (let round = 1; round <= rounds; round++) {
      for (const [form, it] of found) {
        await owner.signIn(who.name, who.password); // a token is good for ten minutes
        it.starts.push(await start(house, form, owner.token ?? ''));
        if (round < rounds) continue;
        await devicesOnline(scene);
        await sleep(Number(values.idle) * 1000);
        it.idle = memory(gatewayProcess(house));
        it.answers = await load(owner, Number(values.load));
        it.loaded = memory(gatewayProcess(house));
      }
    }
  } finally {
    owner.close();
    scene.second.close();
  }
  return found;
}

/** @param {Map<string, Found>} found */
function print(found) {
  console.log('form     start s: median (most)   CPU-s   idle MB  of it anonymous   peak MB under load   answers/s');
  for (const [form, { starts, idle, loaded, answers }] of found) {
    const seconds = starts.map((each) => each.seconds);
    const cells = [
      form.padEnd(8),
      `${median(seconds).toFixed(2)} (${Math.max(...seconds).toFixed(2)})`.padStart(24),
      median(starts.map((each) => each.cpuSeconds))
        .toFixed(2)
        .padStart(7),
      (idle?.resident ?? NaN).toFixed(0).padStart(9),
      (idle?.anonymous ?? NaN).toFixed(0).padStart(16),
      (loaded?.peak ?? NaN).toFixed(0).padStart(20),
      ((answers ?? NaN) / Number(values.load)).toFixed(0).padStart(11),
    ];
    console.log(cells.join(' '));
  }
}

process.env['HEARTH_GATEWAY'] = forms[0];
const data = path.join(hearthDir, `forms-${process.pid}`);
const busyBefore = os.loadavg()[0] ?? 0;
const house = new House({ data, ports: portsFrom(await freeBase()), say: (line) => console.log(`  ${line}`) });
// Whoever never rests would have the lamps shut out for what they answer.
house.gateway.plan.env = { ...house.gateway.plan.env, HEARTH_DEVICES_FLOOD_PER_SECOND: '0' };
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void house.stop());
try {
  await house.start();
  const found = await measure(house);
  print(found);
  const file = path.join(hearthDir, 'forms.json');
  writeFileSync(file, `${JSON.stringify({ busyBefore, ...Object.fromEntries(found) }, null, 1)}\n`);
  console.log(`\nload average at the start ${busyBefore.toFixed(1)}; every start in ${file}`);
} catch (error) {
  console.error(`forms: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
} finally {
  await house.stop();
  if (!process.exitCode) rmSync(data, { recursive: true, force: true });
}
