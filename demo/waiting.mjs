// @ts-check

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries until it holds. What a probe threw last is the reason in the message.
 *
 * @template T
 * @param {() => Promise<T> | T} attempt throws while it does not hold
 * @param {object} limits
 * @param {number} limits.seconds
 * @param {AbortSignal} [limits.signal] gives up at once when it is aborted
 * @param {number} [limits.pause] milliseconds between two attempts
 * @returns {Promise<T>}
 * @throws {Error} the last reason, when the time is over
 */
export async function until(attempt, { seconds, signal, pause = 100 }) {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await sleep(pause, undefined, { signal });
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} seconds
 * @param {string} what for the message
 * @returns {Promise<T>}
 */
export async function within(promise, seconds, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, /** @type {Promise<never>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}
