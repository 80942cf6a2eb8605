// @ts-check
// All processes of a house stand still between two of their steps, and go on.

import { readdirSync, readFileSync } from 'node:fs';

const patience = 2000; // milliseconds; one that waits for the disk stands still when it has been answered

/** @param {string} file @returns {{parent: number, state: string} | null} proc(5), fields 3 and 4 of stat */
function look(file) {
  try {
    const stat = readFileSync(file, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(parent), state };
  } catch {
    return null; // it has ended
  }
}

/** @param {number[]} roots @returns {number[]} these processes and all that they started */
function family(roots) {
  const members = new Set(roots);
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: look(`/proc/${name}/stat`)?.parent ?? 0 }));
  for (let grown = true; grown;) {
    const before = members.size;
    for (const { pid, parent } of parents) if (members.has(parent)) members.add(pid);
    grown = members.size > before;
  }
  return [...members];
}

/** @param {number} pid @returns {boolean} whether none of its threads can do anything */
function stands(pid) {
  let threads;
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return true;
  }
  return threads.every((thread) => 'TtZX'.includes(look(`/proc/${pid}/task/${thread}/stat`)?.state ?? 'X'));
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * Does this while none of these processes does anything, nor this one: it is one uninterrupted piece of work.
 *
 * @template T
 * @param {number[]} roots
 * @param {() => T} work
 * @returns {T}
 */
export function whileStanding(roots, work) {
  /** @type {Set<number>} */
  const stopped = new Set();
  try {
    for (const deadline = performance.now() + patience; ;) {
      const members = family(roots);
      const moving = members.filter((pid) => !stands(pid));
      if (moving.length === 0) break;
      if (performance.now() > deadline) throw new Error(`processes ${moving.join(', ')} do not stand still`);
      for (const pid of moving) {
        stopped.add(pid);
        send(pid, 'SIGSTOP');
      }
    }
    return work();
  } finally {
    for (const pid of stopped) send(pid, 'SIGCONT');
  }
}

/**
 * These processes, and all that they started, do nothing until what is returned is called.
 *
 * @param {number[]} roots
 * @returns {() => void}
 */
export function standStill(roots) {
  const members = family(roots);
  for (const pid of members) send(pid, 'SIGSTOP');
  return () => {
    for (const pid of members) send(pid, 'SIGCONT');
  };
}
