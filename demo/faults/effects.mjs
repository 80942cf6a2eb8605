// @ts-check
// What the devices did for a due moment, by their own word: by a command, or by what they carry themselves.

import { createHash } from 'node:crypto';

/**
 * @typedef {object} Effect
 * @property {string} by `cmd:` and the id of a command, or `schedule:` and the name of a carried firing
 * @property {string} [cap] which part moved
 * @property {unknown} [value] to what
 */

/** @typedef {{schedule: string, dueAt: string}} Moment */

/** The name under which a device carries a firing: the first eight digits. @param {Moment} moment @param {string} cap @param {unknown} value */
export function carriedName({ schedule, dueAt }, cap, value) {
  const text = `${schedule} ${Date.parse(dueAt)} ${cap} set ${value}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** @param {Moment} moment @param {Effect[]} actuated @returns {number} how often a device did it by itself */
export function ownEffects(moment, actuated) {
  return actuated.filter(
    ({ by, cap, value }) => cap !== undefined && by === `schedule:${carriedName(moment, cap, value)}`,
  ).length;
}

/** @param {string} id of a command @param {Effect[]} actuated @returns {number} how often it was done */
export function commandEffects(id, actuated) {
  return actuated.filter(({ by }) => by === `cmd:${id}`).length;
}

/**
 * @param {Moment} moment
 * @param {string} name for people
 * @param {{outcome: string, reason?: string} | undefined} row
 * @param {number} byCommands effects of all its commands
 * @param {Effect[]} actuated
 * @returns {string[]} what does not hold of all effects of a moment together
 */
export function effectViolations(moment, name, row, byCommands, actuated) {
  const own = ownEffects(moment, actuated);
  const wrong = [];
  if (own > 1) wrong.push(`I4: ${name} ran on the device ${own} times`);
  if (own > 0 && byCommands > 0) wrong.push(`I4: ${name} ran on the device and by a command`);
  if (row?.outcome === 'RAN_LOCALLY' && row.reason === undefined && own === 0)
    wrong.push(`I4: ${name} is RAN_LOCALLY and the device did not act`);
  return wrong;
}
