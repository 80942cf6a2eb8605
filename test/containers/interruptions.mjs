// @ts-check
// The power goes while the home starts for the first time, at another moment each time: the next start repairs what was left.

import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Household } from './home.mjs';
import { docker, services } from './stack.mjs';

const patience = 400;

/**
 * @param {import('./stack.mjs').Stack} stack
 * @param {string} folder
 * @param {number} times
 */
export async function interruptions(stack, folder, times) {
  /** @type {number[]} */
  const moments = [];
  for (let round = 0; round < times; round++) {
    // From the first second, while the database is made, to when the last one has what it waited for.
    const seconds = Math.round((1 + (round * 40) / Math.max(1, times - 1)) * 10) / 10;
    stack.gone();
    stack.compose('up', '-d');
    await sleep(seconds * 1000);
    docker('kill', ...services.map((service) => stack.id(service)));
    // Without the containers nothing remembers but the volumes.
    stack.compose('rm', '-f', '-s');
    stack.compose('up', '-d');
    await stack.healthy(patience);
    const own = path.join(folder, `round-${round}`);
    mkdirSync(own);
    const household = new Household(stack, own);
    try {
      await household.claim();
      await household.wire();
      await household.switching();
    } finally {
      await household.close();
    }
    moments.push(seconds);
  }
  return `after ${moments.join(' s, ')} s: healthy again without hands, claimed, a relay switched`;
}
