// @ts-check
// The gateway dies in the middle of moments that are due, and is started again by the house.

import { setTimeout as sleep } from 'node:timers/promises';
import { end } from './faults.mjs';
import { commandsOf, firstOf, planAhead, settled } from './moments.mjs';

const span = 3; // seconds over which the moments of a round are due

/**
 * @typedef {object} Round what one round left
 * @property {import('./firing-checker.mjs').Due[]} due
 * @property {any[]} commands
 * @property {string} words
 */

/**
 * @param {import('../supervisor.mjs').House} house
 * @param {import('../check/client.mjs').Client} owner
 * @param {import('./moments.mjs').Target[]} targets
 * @param {string[]} schedules ids of those of the rounds before, which are planned anew
 * @param {() => number} random
 * @param {number} each
 * @returns {Promise<Round>}
 */
export async function playKill(house, owner, targets, schedules, random, each) {
  const started = Date.now();
  // seconds to the first moment, in which all of them are planned
  const due = await planAhead(owner, targets, schedules, random, { count: each, lead: 4 + each / 20, span });
  await sleep(firstOf(due) - Date.now() + random() * span * 1000);
  const killed = performance.now();
  end(house.gateway, 'SIGKILL');
  const words = await settled(owner, due);
  const back = (performance.now() - killed) / 1000;
  const commands = (await commandsOf(owner, targets)).filter(({ queuedAt }) => Date.parse(queuedAt) >= started);
  return { due, commands, words: `${words}; all in the ledger ${back.toFixed(1)} s after the kill` };
}
