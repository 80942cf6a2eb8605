// @ts-check
// A process is its number together with its start: the number alone is given to a stranger after a while.

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} ProcessIdentity
 * @property {number} pid
 * @property {string} start clock ticks between the boot of the machine and the start of the process (proc(5), field 22 of stat)
 * @property {string} boot the machine's boot, as a random id
 */

/**
 * @param {number} pid
 * @returns {ProcessIdentity | null} null when there is no such process, or it has ended and only waits to be collected
 */
export function identify(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  if (state === 'Z' || start === undefined) return null;
  return { pid, start, boot: (read('/proc/sys/kernel/random/boot_id') ?? '').trim() };
}

/**
 * @param {ProcessIdentity} process
 * @returns {boolean} whether exactly this process still runs
 */
export function runs(process) {
  const now = identify(process.pid);
  return now !== null && now.start === process.start && now.boot === process.boot;
}

/**
 * Sends a signal to exactly this process; nothing happens when it is gone.
 *
 * @param {ProcessIdentity} target
 * @param {NodeJS.Signals} signal
 */
export function send(target, signal) {
  if (!runs(target)) return;
  try {
    process.kill(target.pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @param {ProcessIdentity} process
 * @param {number} seconds
 * @returns {Promise<boolean>} whether it ended in time
 */
export async function ended(process, seconds) {
  const deadline = performance.now() + seconds * 1000;
  while (runs(process)) {
    if (performance.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
