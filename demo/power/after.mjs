// @ts-check
// node demo/power/after.mjs TASK.json RESULT.json: the power is back. Run in namespaces of its own (mounts, processes, network, shared memory), as a
// machine that has just started is: the copy of the card lies where the card was, and no process, port or lock of before is there. The house is
// started and looked at; nobody puts a hand to it.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, eventually } from '../check/client.mjs';
import { commandLife, ended, relay } from '../check/commands.mjs';
import { askGateway } from '../console.mjs';
import { journalWords } from '../journal-words.mjs';
import { demoDevices } from '../layout.mjs';
import { House } from '../supervisor.mjs';
import { insertCopy } from './card.mjs';
import { doorFor } from './door.mjs';

/**
 * @typedef {object} Task
 * @property {string} image the copy
 * @property {string} data where the card was
 * @property {import('../ports.mjs').Ports} ports
 * @property {{name: string, password: string}} account
 * @property {boolean} claimed answered
 * @property {import('./answers.mjs').Before} before
 * @property {Record<string, import('./door.mjs').Credentials>} credentials
 * @property {string | undefined} anchor a link of the journal's chain that was told
 */

const outputs = ['ceiling-lamp', 'boiler'];
const measuring = ['boiler', 'living-air'];
const arrivalSeconds = 40;
const sweepSeconds = 12; // what an ended code left is taken away within 5 s of a start (EnrolmentSweep)

const [taskFile = '', resultFile = ''] = process.argv.slice(2);
/** @type {Task} */
const task = JSON.parse(readFileSync(taskFile, 'utf8'));
execFileSync('ip', ['link', 'set', 'lo', 'up']);
insertCopy(task.image, task.data);
/** @type {string[]} */
const said = [];
const house = new House({ data: task.data, ports: task.ports, say: (line) => said.push(line) });
const begun = performance.now();
try {
  await house.start();
  const seconds = (performance.now() - begun) / 1000;
  writeFileSync(resultFile, JSON.stringify({ seconds, said, after: await look() }));
} catch (error) {
  writeFileSync(resultFile, JSON.stringify({ said, why: /** @type {Error} */ (error).message }));
}
process.exit(0); // and with this process all others of its namespace end, without a word

/** @returns {Promise<import('./answers.mjs').After>} */
async function look() {
  const owner = new Client(task.ports.https, house.at.caCertificate);
  await comeIn(owner);
  await allThere(owner);
  const commands = await commandsOf(owner);
  return {
    things: await thingsOf(owner),
    commands,
    ledger: await ledgerOf(owner),
    readings: await readingsOf(owner),
    outputs: await outputsOf(owner),
    journal: await journalOf(),
    actuated: house.deviceConsole.events.filter(({ event }) => event === 'actuated'),
  };
}

/** With the password that was answered; a home that nobody was told to be claimed may ask for its claim code. @param {Client} owner */
async function comeIn(owner) {
  const { name, password } = task.account;
  const { claimed } = await house.setup();
  if (!claimed) {
    if (task.claimed) throw new Error('I9: the home was claimed and has no owner any more');
    const code = house.claimCode();
    if (code === null) throw new Error('a home without an owner shows no claim code');
    await owner.expect(201, 'POST', '/setup/claim', { code, name, password, homeName: 'Check', zone: 'Europe/Athens' });
  }
  await owner.signIn(name, password);
  const { time } = await owner.expect(200, 'GET', '/home');
  // As the dashboard does when its owner opens it after a power cut.
  if (!time.trusted) await owner.expect(200, 'POST', '/home/time/trust', { now: new Date().toISOString() });
}

/** @param {Client} owner */
async function allThere(owner) {
  const plan = JSON.parse(readFileSync(demoDevices, 'utf8'));
  const expected = [...plan.devices, ...plan.wired].map((/** @type {any} */ { id }) => id);
  await eventually(
    async () => {
      const devices = await owner.expect(200, 'GET', '/devices');
      const there = devices
        .filter((/** @type {any} */ { presence }) => presence.online)
        .map((/** @type {any} */ { id }) => id);
      return expected.every((id) => there.includes(id)) || undefined;
    },
    arrivalSeconds,
    `sight of ${expected.join(', ')} online`,
  );
}

/** Each of the accepted ones, once it has its end. @param {Client} owner */
async function commandsOf(owner) {
  /** @type {Record<string, any>} */
  const found = {};
  for (const device of new Set(task.before.accepted.map(({ device }) => device)))
    for (const command of await owner.expect(200, 'GET', `/devices/${device}/commands?limit=200`))
      found[command.id] = command;
  for (const { id } of task.before.accepted) {
    if (['QUEUED', 'SENT'].includes(found[id]?.state))
      found[id] = await ended(owner, id, commandLife + 10).catch(() => found[id]);
  }
  return found;
}

/** @param {Client} owner */
async function thingsOf(owner) {
  /** @type {Record<string, string | null>} */
  const things = {};
  for (const { what } of task.before.writes) things[what] = null;
  for (const { id, name } of await owner.expect(200, 'GET', '/rooms')) things[`room/${id}`] = name;
  for (const { id, name } of await owner.expect(200, 'GET', '/schedules')) things[`schedule/${id}`] = name;
  const { position } = await owner.expect(200, 'GET', '/home');
  if (position) things['home/position'] = `${position.latitude} ${position.longitude}`;
  for (const { schedule, dueAt, outcome } of await ledgerOf(owner)) {
    const what = `firing/${schedule}/${new Date(dueAt).toISOString()}`;
    if (what in things) things[what] = outcome;
  }
  await addDoors(things);
  return things;
}

/** @param {Record<string, string | null>} things */
async function addDoors(things) {
  const last = new Map(
    task.before.writes.filter(({ what }) => what.startsWith('door/')).map(({ what, wanted }) => [what, wanted]),
  );
  for (const [what, wanted] of last) {
    const credentials = task.credentials[what.slice('door/'.length)];
    if (credentials === undefined) continue;
    const deadline = performance.now() + sweepSeconds * 1000;
    do {
      things[what] = await doorFor(credentials, task.ports.mqtt, house.at.caCertificate);
    } while (things[what] !== wanted && performance.now() < deadline && (await sleep(500, true)));
  }
}

/** @param {Client} owner */
async function ledgerOf(owner) {
  const schedules = new Set(task.before.due.map(({ schedule }) => schedule));
  const missing = (/** @type {any[]} */ rows) =>
    task.before.due.filter(
      (due) => !rows.some((row) => row.schedule === due.schedule && Date.parse(row.dueAt) === Date.parse(due.dueAt)),
    );
  /** @type {any[]} */
  let rows = [];
  const look = async () => {
    rows = [];
    for (const schedule of schedules) {
      const answer = await owner.ask('GET', `/schedules/${schedule}/firings?limit=200`);
      if (answer.status === 200) rows.push(...answer.body.map((/** @type {any} */ row) => ({ ...row, schedule })));
    }
    return missing(rows).length === 0 || undefined;
  };
  await eventually(look, 15, 'rows of all that was due').catch(() => {}); // the checker says which
  return rows;
}

/** @param {Client} owner */
async function readingsOf(owner) {
  const query = new URLSearchParams({
    capability: 'temperature',
    from: new Date(Date.now() - 86_400_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  });
  return Promise.all(
    measuring.map(async (device) => {
      const { buckets } = await owner.expect(200, 'GET', `/devices/${device}/history?${query}`);
      return {
        device,
        stored: buckets.reduce((/** @type {number} */ sum, /** @type {any} */ { count }) => sum + count, 0),
      };
    }),
  );
}

/** What a new command makes of them: shown is what is. @param {Client} owner */
async function outputsOf(owner) {
  return Promise.all(
    outputs.map(async (device) => {
      const value = !relay(await owner.expect(200, 'GET', `/devices/${device}`)).reported?.value;
      const order = { capability: 'relay1', operation: 'SET', value };
      const { id } = await owner.expect(202, 'POST', `/devices/${device}/commands`, order);
      const end = await ended(owner, id, commandLife + 2);
      if (end.state !== 'ACKNOWLEDGED') throw new Error(`a command to ${device} ends ${end.state} ${end.reason ?? ''}`);
      const look = async () => {
        const found = relay(await owner.expect(200, 'GET', `/devices/${device}`)).reported?.value;
        return found === value ? { found } : undefined;
      };
      const shown = (await eventually(look, 5, `state of ${device}`).catch(() => ({ found: !value }))).found;
      const { pins } = await house.deviceConsole.order(`pins ${device}`);
      return { device, shown, pin: /** @type {any} */ (pins).relay1 };
    }),
  );
}

/** @returns {Promise<string[]>} what is wrong with it */
async function journalOf() {
  const query = task.anchor === undefined ? '' : `?${new URLSearchParams({ anchor: task.anchor })}`;
  const run = /** @type {any} */ ({ data: task.data, ports: task.ports });
  const check = await askGateway(run, 'POST', `/console/journal/check${query}`);
  return check.whole ? [] : [journalWords(check).join('; ')];
}
