// @ts-check
// down, status, logs, claim, erase, broker, credentials, journal, recover, keys, backup, backups, restore: they act on the house that runs in this checkout, and say which.

import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline/promises';
import { listBackups, makeBackup, newRecoveryKey, restoreHome } from './backup.mjs';
import { findings } from './broker-test.mjs';
import { renewClaimCode } from './claim-code.mjs';
import { askGateway, order } from './console.mjs';
import { Failure } from './failure.mjs';
import { journalWords } from './journal-words.mjs';
import { defaultData, demoDevices, layout } from './layout.mjs';
import { lastLines } from './log.mjs';
import * as probes from './probes.mjs';
import { runs } from './processes.mjs';
import { runningHouses } from './run-file.mjs';
import { setup } from './setup.mjs';
import { stopRecorded } from './stopping.mjs';

/** @typedef {import('./options.mjs').Options} Options */
/** @typedef {import('./run-file.mjs').Run} Run */

const say = (/** @type {string} */ line) => console.log(line);
const nothingRuns = 'No house runs in this checkout. ./hearth demo starts one, ./hearth up one in containers.';

/** @param {Run} run */
const which = (run) =>
  `the house in ${run.data} (https://localhost:${run.ports.https}, ports from ${run.ports.http - 80})`;

/**
 * @param {Options} options
 * @returns {Run | null} the one that is meant, null when none runs
 * @throws {Failure} when several run and none was named
 */
function meant({ command, word, data }) {
  const running = runningHouses().filter((run) => data === undefined || run.data === data);
  if (running.length <= 1) return running[0] ?? null;
  const list = running.map((run) => `  ./hearth ${[command, word].join(' ').trim()} --data ${run.data}`).join('\n');
  throw new Failure(`${running.length} houses run in this checkout; say which:\n${list}`);
}

/** @param {Options} options */
export async function down(options) {
  const run = meant(options);
  if (run === null) return say(nothingRuns);
  say(`Stopping ${which(run)}.`);
  await stopRecorded(run, say);
  say('Stopped. Its data is kept; ./hearth demo finds it again.');
}

/** @param {Options} options */
export async function status({ data }) {
  const running = runningHouses().filter((run) => data === undefined || run.data === data);
  if (running.length === 0) return say(nothingRuns);
  for (const run of running) describe(run);
}

const partNames = ['postgres', 'gateway', 'mosquitto', 'porch', 'nginx', 'devices', 'pins'];

/** @param {Run} run */
function describe(run) {
  const state = !runs(run.supervisor)
    ? 'its supervisor was killed; ./hearth down cleans up'
    : run.ready
      ? 'ready'
      : 'starting';
  say(`The house in ${run.data}: ${state}`);
  for (const name of partNames) {
    const part = run.parts.find((candidate) => candidate.name === name);
    const isUp = part !== undefined && runs(part.process);
    say(`  ${name.padEnd(10)} ${isUp ? `up    process ${part.process.pid}` : 'down'}`);
  }
  say(`  dashboard  https://localhost:${run.ports.https}`);
  say(`  trust      http://localhost:${run.ports.http}/  SHA-256 ${fingerprint(run)}`);
  say(`  broker     localhost:${run.ports.mqtt} (TLS)`);
  say(`  porch      localhost:${run.ports.porch} (TLS, for new devices that ask to join)`);
  say(`  devices    ${demoDevices}`);
}

/** Of the home's authority, as browsers and openssl show it. @param {Run} run */
function fingerprint(run) {
  const { caCertificate } = layout(run.data);
  return existsSync(caCertificate) ? new X509Certificate(readFileSync(caCertificate)).fingerprint256 : 'not made yet';
}

/** @param {Options} options */
export async function logs(options) {
  const run = meant(options);
  const folder = layout(run?.data ?? options.data ?? defaultData).logs;
  const files = logFiles(folder, options.part);
  if (run !== null && options.follow) return follow(files);
  for (const file of files) say(`==> ${file} <==\n${lastLines(file, 50) || '(empty)'}\n`);
}

/**
 * @param {string} folder
 * @param {string | undefined} part
 */
function logFiles(folder, part) {
  const present = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')) : [];
  if (present.length === 0) throw new Failure(`there are no logs in ${folder}`);
  const wanted = part === undefined ? present : present.filter((name) => name === `${part}.log`);
  const known = present.map((name) => name.replace(/\.log$/, '')).join(', ');
  if (wanted.length === 0) throw new Failure(`no log of ${JSON.stringify(part)}; there are: ${known}`);
  return wanted.map((name) => path.join(folder, name));
}

/** @param {string[]} files */
function follow(files) {
  const tail = spawn('tail', ['-n', '50', '-F', ...files], { stdio: 'inherit' });
  return new Promise((resolve) => tail.once('exit', () => resolve(undefined)));
}

/**
 * @param {Run} run
 * @returns {Promise<boolean>}
 * @throws {Failure} when the gateway does not answer: it may be claimed or not
 */
async function isClaimed(run) {
  try {
    return JSON.parse(await probes.answersOk(`http://127.0.0.1:${run.ports.gateway}/api/v1/setup`)).claimed;
  } catch (error) {
    throw new Failure(`the gateway of ${which(run)} does not answer yet (${/** @type {Error} */ (error).message})`);
  }
}

/** @param {Options} options */
export async function claim(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  if (await isClaimed(run)) return say(`Already claimed: ${which(run)} has its owner, and no claim code is valid.`);
  say(`For ${which(run)}; a code given out before is no longer valid.`);
  say(`Claim code: ${renewClaimCode(layout(run.data).claimCode)}`);
}

/**
 * @param {Options} options
 * @throws {Failure} when it is not what the person wants
 */
export async function erase(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  const { homeName } = JSON.parse(await probes.answersOk(`http://127.0.0.1:${run.ports.gateway}/api/v1/setup`));
  say(`This erases all that ${which(run)} keeps: people, devices, schedules, history, keys. There is no way back.`);
  const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
  const silence = once(lines, 'close').then(() => ''); // nobody is there to answer
  const answer = await Promise.race([lines.question(`Type the name of the home (${homeName}) to go on: `), silence]);
  lines.close();
  if (answer.trim() !== homeName) throw new Failure('nothing was erased');
  say(await order(layout(run.data).console, 'home erase'));
}

/** @type {Record<string, (run: Run, options: Options) => Promise<unknown>>} */
const brokerVerbs = {
  status: async (run, options) => {
    const part = run.parts.find(({ name }) => name === 'mosquitto');
    const isUp = part !== undefined && runs(part.process);
    say(`The broker of ${which(run)}: ${isUp ? `up, process ${part.process.pid}` : 'down'}`);
    say(`  address    localhost:${run.ports.mqtt} (TLS)`);
    if (isUp) await brokerVerbs.test?.(run, options);
  },
  start: async (run) => say(await order(layout(run.data).console, 'broker start')),
  stop: async (run) => say(await order(layout(run.data).console, 'broker stop')),
  restart: async (run) => say(await order(layout(run.data).console, 'broker restart')),
  accounts: (run, { account }) =>
    account === undefined
      ? listAccounts(run)
      : account.verb === 'add'
        ? addAccount(run, account)
        : removeAccount(run, account),
  test: async (run) => {
    const found = await findings(run.ports.mqtt, layout(run.data));
    for (const { holds, what } of found) say(`  ${holds ? 'ok  ' : 'NOT '} ${what}`);
    if (found.some(({ holds }) => !holds)) throw new Failure('the broker is not as it should be');
  },
};

/** @param {Options} options */
export async function broker(options) {
  if (options.word === 'logs') return logs({ ...options, part: 'mosquitto' });
  if (options.word === 'setup') return setup(options);
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  return brokerVerbs[options.word]?.(run, options);
}

/** @param {Run} run */
async function listAccounts(run) {
  const accounts = /** @type {{name: string, of: string, disabled: boolean}[]} */ (
    await askGateway(run, 'GET', '/console/accounts')
  );
  say(`${accounts.length} accounts beside the house's own:`);
  for (const { name, of, disabled } of accounts) say(`  ${name.padEnd(32)} ${of}${disabled ? ', disabled' : ''}`);
}

/**
 * @param {Run} run
 * @param {import('./options.mjs').AccountOrder} order
 */
async function addAccount(run, { name, filters }) {
  const query = new URLSearchParams({ name });
  for (const filter of filters) query.append('filter', filter);
  const added = await askGateway(run, 'POST', `/console/accounts?${query}`);
  say(`For ${which(run)}; the password is told this once and kept nowhere. One it had before is worth nothing now.`);
  say(`user name  ${added.name}`);
  say(`password   ${added.secret}`);
}

/**
 * @param {Run} run
 * @param {import('./options.mjs').AccountOrder} order
 */
async function removeAccount(run, { name }) {
  const removed = await askGateway(run, 'DELETE', `/console/accounts?${new URLSearchParams({ name })}`);
  say(`${removed.name} is thrown out of ${which(run)}, and has no account any more.`);
}

/** @param {Options} options */
export async function credentials(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  const path = `/console/enrolments?name=${encodeURIComponent(options.word)}`;
  const { device, code, expiresAt } = await askGateway(run, 'POST', path);
  say(`For ${device} in ${which(run)}; valid until ${expiresAt}, once.`);
  say(code);
}

const longestWalk = 600_000; // milliseconds: some ten million entries

/** @param {Options} options */
export async function journal(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  const query = options.anchor === undefined ? '' : `?${new URLSearchParams({ anchor: options.anchor })}`;
  const check = /** @type {import('./journal-words.mjs').JournalCheck} */ (
    await askGateway(run, 'POST', `/console/journal/check${query}`, longestWalk)
  );
  say(`The journal of ${which(run)}:`);
  for (const line of journalWords(check)) say(`  ${line}`);
  if (!check.whole) throw new Failure('the journal is not as it should be');
}

/** @param {Options} options */
export async function recover(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  if (options.word === '') return listOwners(run);
  const path = `/console/recoveries?${new URLSearchParams({ name: options.word.trim() })}`;
  const { owner, code, expiresAt } = await askGateway(run, 'POST', path);
  say(`For ${owner} in ${which(run)}; valid until ${expiresAt}, once. One given out before is worth nothing now.`);
  // From another machine, where the browser is, localhost is another house.
  const name = run.names.find((other) => other.endsWith('.local')) ?? 'localhost';
  say(`Enter it, with a new password, at https://${name}:${run.ports.https}/recover; the other owners are told.`);
  say(`Recovery code: ${code}`);
}

/** @param {Run} run */
async function listOwners(run) {
  const owners = /** @type {string[]} */ (await askGateway(run, 'GET', '/console/owners'));
  if (owners.length === 0) return say(`${which(run)} has no owner yet. ./hearth claim gives a code for the first.`);
  say(`The owners of ${which(run)}; ./hearth recover NAME gives one of them a code for a new password:`);
  for (const owner of owners) say(`  ${owner}`);
}

/** @param {Options} options */
export async function keys(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  if (options.word === 'backup') return newRecoveryKey(run);
  const { key } = await askGateway(run, 'POST', '/console/keys');
  say(`Access tokens of ${which(run)} are signed by a new key from now on: ${key}.`);
  say('Nobody has to sign in again; the key before verifies for ten minutes more, then its file goes.');
}

/** @param {Options} options */
export async function backup(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  return makeBackup(run, options.file);
}

/** @param {Options} options */
export async function backups(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  return listBackups(run);
}

/**
 * @param {Options} options
 * @throws {Failure} when it is not what the person wants, or the file restores no home
 */
export async function restore(options) {
  const run = meant(options);
  if (run === null) throw new Failure(nothingRuns);
  const { homeName, claimed } = JSON.parse(
    await probes.answersOk(`http://127.0.0.1:${run.ports.gateway}/api/v1/setup`),
  );
  say(`The home in this file takes the place of what ${which(run)} keeps. Who is signed in has to sign in again.`);
  const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answers = lines[Symbol.asyncIterator]();
  const ask = async (/** @type {string} */ question) => {
    process.stdout.write(question);
    const { value } = await answers.next(); // nothing when nobody is there to answer
    return String(value ?? '').trim();
  };
  if (claimed && (await ask(`Type the name of the home that goes (${homeName}) to go on: `)) !== homeName)
    throw new Failure('nothing was changed');
  const key = await ask('Recovery key: ');
  lines.close();
  await restoreHome(run, /** @type {string} */ (options.file), key);
}
