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

/**
 * How often each cause acted, and the few things that were done at all: ten thousand moments are looked up among as many effects.
 *
 * @typedef {{length: number, counts: Map<string, number>, kinds: {cap: string, value: unknown}[]}} Index
 */

/** @type {WeakMap<Effect[], Index>} */
const indexes = new WeakMap();

/** @param {Effect[]} actuated @returns {Index} */
function indexOf(actuated) {
  const known = indexes.get(actuated);
  if (known?.length === actuated.length) return known;
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Map<string, {cap: string, value: unknown}>} */
  const kinds = new Map();
  for (const { by, cap, value } of actuated) {
    counts.set(by, (counts.get(by) ?? 0) + 1);
    if (cap !== undefined) kinds.set(`${cap} ${value}`, { cap, value });
  }
  const index = { length: actuated.length, counts, kinds: [...kinds.values()] };
  indexes.set(actuated, index);
  return index;
}

/** @param {Moment} moment @param {Effect[]} actuated @returns {number} how often a device did it by itself */
export function ownEffects(moment, actuated) {
  const { counts, kinds } = indexOf(actuated);
  return kinds.reduce(
    (sum, { cap, value }) => sum + (counts.get(`schedule:${carriedName(moment, cap, value)}`) ?? 0),
    0,
  );
}

/** @param {string} id of a command @param {Effect[]} actuated @returns {number} how often it was done */
export function commandEffects(id, actuated) {
  return indexOf(actuated).counts.get(`cmd:${id}`) ?? 0;
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
