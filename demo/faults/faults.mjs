// @ts-check
// What can die, and how.

/** @typedef {import('../supervisor.mjs').House} House */
/** @typedef {{name: string, part: (house: House) => import('../part.mjs').Part, signal: NodeJS.Signals}} Fault */

/** @type {Fault[]} */
export const faults = [
  { name: 'gateway killed', part: (house) => house.gateway, signal: 'SIGKILL' },
  { name: 'broker killed', part: (house) => house.mosquitto, signal: 'SIGKILL' },
  { name: 'database killed', part: (house) => house.postgres, signal: 'SIGKILL' },
  { name: 'broker stopped', part: (house) => house.mosquitto, signal: 'SIGTERM' },
  { name: 'database stopped', part: (house) => house.postgres, signal: 'SIGINT' },
  { name: 'gateway stopped', part: (house) => house.gateway, signal: 'SIGTERM' },
];

/**
 * Ends a part's process; the house starts it again.
 *
 * @param {House} house
 * @param {Fault} fault
 */
export function strike(house, fault) {
  const identity = fault.part(house).identity;
  if (identity === null) throw new Error(`${fault.name}: it does not run`);
  process.kill(identity.pid, fault.signal);
}
