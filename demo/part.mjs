// @ts-check
// One part of the house: a process that is started, found ready, started again when it dies, and stopped.

import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import readline from 'node:readline';
import { Failure } from './failure.mjs';
import { lastLines, rotate } from './log.mjs';
import { identify } from './processes.mjs';
import { until } from './waiting.mjs';

/**
 * @typedef {object} PartPlan
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} env the whole environment of the process
 * @property {NodeJS.Signals} stopSignal asks it to end in order
 * @property {number} stopSeconds after these it is killed
 * @property {number} readySeconds the longest start
 * @property {() => Promise<unknown> | unknown} probe throws while the part is not ready
 * @property {() => void} [onStart] each time just before the process is started
 * @property {(line: string) => void} [onLine] given, the part's stdin is open and each line of its stdout comes here as well
 */

const backoff = { first: 500, longest: 15_000 }; // milliseconds before a dead part is started again
/** A machine that is busy with other things takes longer to start a part: this many times. */
const patience = Number(process.env.HEARTH_PATIENCE ?? 1);
const settled = 60_000; // milliseconds after which a part counts as healthy again

export class Part {
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  /** @type {import('./processes.mjs').ProcessIdentity | null} */
  identity = null;
  #wasReady = false;
  #stopping = false;
  #startedAt = 0;
  #pause = backoff.first;
  /** @type {NodeJS.Timeout | undefined} */
  #restart;

  /**
   * @param {PartPlan} plan
   * @param {string} log file of its output
   * @param {{say: (line: string) => void, changed: () => void}} house told of deaths and new process numbers
   */
  constructor(plan, log, house) {
    this.plan = plan;
    this.log = log;
    this.house = house;
  }

  get name() {
    return this.plan.name;
  }

  start() {
    this.#stopping = false;
    rotate(this.log);
    this.plan.onStart?.();
    const log = openSync(this.log, 'a', 0o600);
    const talks = this.plan.onLine !== undefined;
    // A group of its own: Ctrl-C in the terminal reaches the supervisor alone, which stops the parts in order.
    const child = spawn(this.plan.command, this.plan.args, {
      env: this.plan.env,
      stdio: talks ? ['pipe', 'pipe', log] : ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    child.once('error', (error) => this.#died(`cannot be started: ${error.message}`));
    child.once('exit', (code, signal) => this.#died(signal ? `ended by ${signal}` : `ended with code ${code}`));
    if (talks) this.#listen(child);
    this.#process = child;
    this.#startedAt = performance.now();
    this.identity = child.pid === undefined ? null : identify(child.pid);
    this.house.changed();
  }

  /** @param {import('node:child_process').ChildProcess} child */
  #listen(child) {
    const log = openSync(this.log, 'a', 0o600);
    child.once('close', () => closeSync(log));
    child.stdin?.on('error', () => {}); // it died; 'exit' tells
    const lines = readline.createInterface({ input: /** @type {NodeJS.ReadableStream} */ (child.stdout) });
    lines.on('line', (line) => {
      writeSync(log, `${line}\n`);
      this.plan.onLine?.(line);
    });
  }

  /** @param {string} line for the part's stdin */
  write(line) {
    if (!this.#process?.stdin?.writable) throw new Error(`${this.name} does not run`);
    this.#process.stdin.write(`${line}\n`);
  }

  /**
   * @param {AbortSignal} signal the house is being stopped
   * @throws {Failure} with the last lines of its log
   */
  async ready(signal) {
    await this.holds(this.plan.probe, this.plan.readySeconds, signal);
    this.#wasReady = true;
  }

  /**
   * @param {() => Promise<unknown> | unknown} probe
   * @param {number} seconds
   * @param {AbortSignal} signal
   * @throws {Failure} with the last lines of the log, when the part ends first or the time is over
   */
  async holds(probe, seconds, signal) {
    const limit = seconds * patience;
    /** @type {string | null} */
    let end = null;
    const attempt = async () => {
      if (this.#process === null) {
        // What was ready once is started again, and may still come to hold.
        if (this.#wasReady) throw new Error('it died');
        end = 'it ended';
        return;
      }
      await probe();
    };
    try {
      await until(attempt, { seconds: limit, signal });
    } catch (error) {
      if (signal.aborted) throw error;
      end = `not ready within ${limit} s (${/** @type {Error} */ (error).message})`;
    }
    if (end !== null) throw new Failure(`${this.name}: ${end}; the end of ${this.log}:\n${lastLines(this.log, 30)}`);
  }

  /** @param {string} how */
  #died(how) {
    const dead = this.identity;
    this.#process = null;
    this.identity = null;
    // The group may have outlived its leader: workers of nginx go on holding the port.
    if (dead !== null) killGroup(dead.pid);
    this.house.changed();
    if (this.#stopping || !this.#wasReady) return;
    if (performance.now() - this.#startedAt > settled) this.#pause = backoff.first;
    this.house.say(`${this.name}: ${how}; started again in ${this.#pause / 1000} s`);
    this.#restart = setTimeout(() => this.#startAgain(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, backoff.longest);
  }

  async #startAgain() {
    const begin = performance.now();
    this.start();
    const mine = this.#process;
    try {
      await until(this.plan.probe, { seconds: this.plan.readySeconds });
      if (this.#process === mine && mine !== null) {
        this.house.say(`${this.name}: back after ${((performance.now() - begin) / 1000).toFixed(1)} s`);
      }
    } catch (error) {
      if (this.#process === mine && mine !== null) {
        this.house.say(`${this.name}: runs but does not answer (${/** @type {Error} */ (error).message})`);
      }
    }
  }

  /** Asks it to end, waits, and kills it when it does not. */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const child = this.#process;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(this.plan.stopSignal);
    const kill = setTimeout(() => {
      this.house.say(`${this.name}: did not stop within ${this.plan.stopSeconds} s, killed`);
      child.kill('SIGKILL');
    }, this.plan.stopSeconds * 1000);
    await gone;
    clearTimeout(kill);
  }
}

/** @param {number} leader */
function killGroup(leader) {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
