// @ts-check
// What a running house writes down so that another terminal can find it: run.json in its data folder, and one line in
// .hearth/houses that leads there, because a data folder may be anywhere.

import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { hearthDir, layout } from './layout.mjs';
import { runs } from './processes.mjs';

/** @typedef {import('./processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * @typedef {object} RecordedPart
 * @property {string} name
 * @property {ProcessIdentity} process
 * @property {NodeJS.Signals} stopSignal
 * @property {number} stopSeconds
 */

/**
 * @typedef {object} Run
 * @property {string} data
 * @property {ProcessIdentity} supervisor
 * @property {import('./ports.mjs').Ports} ports
 * @property {string[]} names of the web certificate
 * @property {boolean} ready whether the start is complete
 * @property {RecordedPart[]} parts in the order of their start
 */

const housesDir = path.join(hearthDir, 'houses');

/** @param {string} data */
const signpost = (data) => path.join(housesDir, createHash('sha256').update(data).digest('hex').slice(0, 16));

/**
 * @param {string} file
 * @param {string} text
 * @param {{durable?: boolean}} [options] durable: on the disk before the rename, for what nobody can make again
 */
export function replaceFile(file, text, { durable = false } = {}) {
  const next = `${file}.${process.pid}.new`;
  writeFileSync(next, text, { mode: 0o600, flush: durable });
  renameSync(next, file);
  if (durable) syncFolder(path.dirname(file));
}

/** A rename is on the disk when the folder is (fsync(2)). @param {string} folder */
function syncFolder(folder) {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

/** @param {Run} run */
export function record(run) {
  mkdirSync(housesDir, { recursive: true, mode: 0o700 });
  replaceFile(layout(run.data).run, `${JSON.stringify(run, null, 2)}\n`);
  replaceFile(signpost(run.data), `${run.data}\n`);
}

/** @param {string} data */
export function forget(data) {
  rmSync(layout(data).run, { force: true });
  rmSync(signpost(data), { force: true });
}

/**
 * @param {string} data
 * @returns {Run | null} what is written down, whether or not it still runs
 */
export function recorded(data) {
  try {
    return JSON.parse(readFileSync(layout(data).run, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {Run} run
 * @returns {boolean} whether the supervisor or any part of it is there
 */
export function isAlive(run) {
  return runs(run.supervisor) || run.parts.some((part) => runs(part.process));
}

/**
 * @returns {Run[]} every house of this checkout that runs, or of which a part was left behind
 */
export function runningHouses() {
  return signposts()
    .map((file) => recorded(readFileSync(path.join(housesDir, file), 'utf8').trim()))
    .filter((run) => run !== null)
    .filter(isAlive);
}

function signposts() {
  try {
    return readdirSync(housesDir).filter((name) => /^[0-9a-f]{16}$/.test(name));
  } catch {
    return [];
  }
}
