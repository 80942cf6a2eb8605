// @ts-check
// What must be there after a power cut: a pure function of what was answered before it and what is found afterwards.

import { violations } from '../faults/checker.mjs';

/**
 * @typedef {object} Write one wish that something be so
 * @property {string} what for example `room/3`
 * @property {string | null} wanted null: that it be gone
 * @property {boolean} answered by a 2xx
 * @property {boolean} refused by a 4xx: nothing was done
 */

/**
 * @typedef {object} Before what was recorded when the power went
 * @property {Write[]} writes in their order; those of one thing never overlap
 * @property {{id: string, device: string, value: boolean}[]} accepted commands
 * @property {{schedule: string, dueAt: string}[]} due moments that were planned and answered
 * @property {{device: string, committed: number}[]} readings which the devices were told to forget
 * @property {any[]} actuated by the devices' own word
 */

/**
 * @typedef {object} After what is found
 * @property {Record<string, string | null>} things by the name of what was written; null: it is not there
 * @property {Record<string, any>} commands by id
 * @property {{schedule: string, dueAt: string, outcome: string}[]} ledger
 * @property {{device: string, stored: number}[]} readings
 * @property {{device: string, shown: unknown, pin: unknown}[]} outputs
 * @property {string[]} journal what is wrong with its chain
 * @property {any[]} actuated since the start
 */

/**
 * @param {Before} before
 * @param {After} after
 * @returns {string[]} what does not hold; empty when all does
 */
export function lostByCut(before, after) {
  return [
    ...lostWrites(before.writes, after.things),
    ...before.due.flatMap((moment) => ofMoment(moment, after.ledger)),
    ...after.journal.map((what) => `I8: the journal: ${what}`),
    ...violations({
      accepted: before.accepted.map((command) => ({ ...command, found: after.commands[command.id] ?? null })),
      actuated: [...before.actuated, ...after.actuated],
      outputs: after.outputs,
      readings: before.readings.map(({ device, committed }) => {
        const stored = after.readings.find((found) => found.device === device)?.stored ?? 0;
        // What a device that lost its power too had not sent is gone, and no fault of the gateway.
        return { device, committed, stored, made: stored, kept: 0 };
      }),
    }),
  ];
}

/** @param {Write[]} writes @param {Record<string, string | null>} things */
function lostWrites(writes, things) {
  /** What each thing may be: the last that was answered, or what was asked for since. @type {Map<string, (string | null)[]>} */
  const allowed = new Map();
  for (const { what, wanted, answered, refused } of writes) {
    if (refused) continue;
    allowed.set(what, answered ? [wanted] : [...(allowed.get(what) ?? [null]), wanted]);
  }
  return [...allowed]
    .filter(([what, values]) => what in things && !values.includes(things[what] ?? null))
    .map(([what, values]) => `I9: ${what} was answered as ${values.join(' or ')} and is ${things[what]}`);
}

/** @param {{schedule: string, dueAt: string}} moment @param {After['ledger']} ledger */
function ofMoment({ schedule, dueAt }, ledger) {
  const rows = ledger.filter((row) => row.schedule === schedule && Date.parse(row.dueAt) === Date.parse(dueAt));
  return rows.length === 1 ? [] : [`I4: ${schedule} at ${dueAt} has ${rows.length} rows`];
}
