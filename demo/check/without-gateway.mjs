// @ts-check
// The gateway stands still for a while: it hangs up on nobody, and answers nobody.

import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @template T
 * @param {import('../supervisor.mjs').House} house
 * @param {() => Promise<T>} then what happens meanwhile
 * @returns {Promise<T>}
 */
export async function withoutGateway(house, then) {
  const gateway = house.gateway.identity?.pid;
  if (gateway === undefined) throw new Error('the gateway does not run');
  process.kill(gateway, 'SIGSTOP');
  try {
    while (!standsStill(gateway)) await sleep(1); // a signal reaches one thread first
    return await then();
  } finally {
    process.kill(gateway, 'SIGCONT');
  }
}

/** @param {number} pid @returns {boolean} true if none of its threads runs any more (proc(5): T is stopped) */
function standsStill(pid) {
  return readdirSync(`/proc/${pid}/task`).every((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
  });
}
