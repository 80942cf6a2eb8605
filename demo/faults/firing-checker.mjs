// @ts-check
// What must hold of due moments whatever died (I4): a pure function of what was recorded.

import { commandEffects, effectViolations } from './effects.mjs';

/**
 * @typedef {object} Due a moment that was planned
 * @property {string} schedule
 * @property {string} dueAt
 * @property {string} device whose one relay it is for
 */

/**
 * @typedef {object} FiringHistory
 * @property {Due[]} due
 * @property {{schedule: string, dueAt: string, outcome: string, reason?: string, command?: {id: string}}[]} rows of the ledger
 * @property {{id: string, cause: {scheduleId?: string, dueAt?: string}}[]} commands as the gateway knows them
 * @property {import('./effects.mjs').Effect[]} actuated by the devices' own word
 * @property {string[]} [unheard] devices whose own word is not among these
 */

/**
 * @param {FiringHistory} history
 * @returns {string[]} what does not hold; empty when all does
 */
export function firingViolations(history) {
  return history.due.flatMap((moment) => ofMoment(moment, history));
}

/** @param {Due} moment @param {FiringHistory} history @returns {string[]} */
function ofMoment({ schedule, dueAt, device }, { due, rows, commands, actuated, unheard = [] }) {
  const name = `${schedule} at ${dueAt}`;
  const own = rows.filter((row) => row.schedule === schedule && Date.parse(row.dueAt) === Date.parse(dueAt));
  const [row] = own;
  if (row === undefined) return [`I4: ${name} has no row`];
  const wrong = [];
  if (own.length > 1) wrong.push(`I4: ${name} has ${own.length} rows`);
  // What comes late is left to the schedule that had the last word on the same relay.
  const isOvertaken =
    row.reason === 'overtaken' && due.some((other) => other.device === device && later(other.dueAt, dueAt));
  if (row.outcome !== 'FIRED' && row.outcome !== 'RAN_LOCALLY' && !isOvertaken)
    wrong.push(`I4: ${name} is ${row.outcome} (${row.reason}), though the gateway came back in time`);
  const made = commands.filter(
    ({ cause }) => cause.scheduleId === schedule && Date.parse(cause.dueAt ?? '') === Date.parse(dueAt),
  );
  if (made.length > 1) wrong.push(`I4: ${name} made ${made.length} commands`);
  if (row.outcome === 'FIRED' && made.length === 0) wrong.push(`I4: ${name} is FIRED and made no command`);
  const effects = made.map(({ id }) => commandEffects(id, actuated));
  effects.forEach((count, i) => {
    if (count > 1) wrong.push(`I2: ${name}: command ${made[i]?.id} had ${count} effects`);
  });
  if (unheard.includes(device)) return wrong;
  const byCommands = effects.reduce((sum, count) => sum + count, 0);
  return [...wrong, ...effectViolations({ schedule, dueAt }, name, row, byCommands, actuated)];
}

/** @param {string} one @param {string} other */
function later(one, other) {
  return Date.parse(one) > Date.parse(other);
}
