// @ts-check
// What must hold of schedules while the wall clock is set back and forth (I4, I12): a pure function of what was recorded.

import { commandEffects, effectViolations } from './effects.mjs';

/**
 * @typedef {object} Row of the ledger
 * @property {string} schedule
 * @property {string} dueAt
 * @property {string} outcome
 * @property {string} [reason]
 * @property {string} recordedAt
 * @property {{id: string}} [command]
 */

/**
 * @typedef {object} Jump
 * @property {string} name
 * @property {number} commands that schedules made because of it
 * @property {number} most that they may have made
 * @property {Row} next the row of the first moment that was planned after it
 */

/**
 * @typedef {object} ClockHistory
 * @property {Row[][]} ledgers as they were read, the oldest first
 * @property {{id: string, cause: {scheduleId?: string, dueAt?: string}}[]} commands of schedules
 * @property {import('./effects.mjs').Effect[]} actuated by the devices' own word
 * @property {Jump[]} jumps
 */

const promptSeconds = 1;

/** @param {{schedule: string, dueAt: string}} row */
const name = ({ schedule, dueAt }) => `${schedule} at ${new Date(dueAt).toISOString()}`;

/**
 * @param {ClockHistory} history
 * @returns {string[]} what does not hold; empty when all does
 */
export function clockViolations({ ledgers, commands, actuated, jumps }) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  const wrong = ledgers.flatMap((ledger) => [...twice(ledger), ...changed(ledger, rows)]);
  wrong.push(...ofCommands(commands, rows, actuated));
  for (const row of rows.values())
    if (row.outcome === 'FIRED' && !commands.some(({ id }) => id === row.command?.id))
      wrong.push(`I4: ${name(row)} is FIRED and made no command`);
  for (const row of rows.values()) {
    const made = commands.filter(({ cause }) => name(momentOf(cause)) === name(row));
    const byCommands = made.reduce((sum, { id }) => sum + commandEffects(id, actuated), 0);
    wrong.push(...effectViolations(row, name(row), row, byCommands, actuated));
  }
  return [...wrong, ...jumps.flatMap(ofJump)];
}

/** @param {Row[]} ledger */
function twice(ledger) {
  const names = ledger.map(name);
  return names.filter((one, i) => names.indexOf(one) < i).map((one) => `I4: ${one} has more than one row`);
}

/** What was fired stays as it is. @param {Row[]} ledger @param {Map<string, Row>} rows as they were before; then as they are */
function changed(ledger, rows) {
  const wrong = [];
  for (const row of ledger) {
    const before = rows.get(name(row));
    if (before?.outcome === 'FIRED' && (row.outcome !== 'FIRED' || row.command?.id !== before.command?.id))
      wrong.push(`I12: ${name(row)} was FIRED by ${before.command?.id}, and is ${row.outcome} by ${row.command?.id}`);
    rows.set(name(row), row);
  }
  return wrong;
}

/** @param {ClockHistory['commands']} commands @param {Map<string, Row>} rows @param {ClockHistory['actuated']} actuated */
function ofCommands(commands, rows, actuated) {
  const wrong = [];
  for (const { id, cause } of commands) {
    const moment = name(momentOf(cause));
    const row = rows.get(moment);
    const made = commands.filter(
      (other) =>
        other.cause.scheduleId === cause.scheduleId &&
        Date.parse(other.cause.dueAt ?? '') === Date.parse(cause.dueAt ?? ''),
    ).length;
    if (made > 1) wrong.push(`I12: ${moment} made ${made} commands`);
    const effects = commandEffects(id, actuated);
    if (effects > 1) wrong.push(`I2: ${moment}: command ${id} had ${effects} effects`);
    if (row === undefined || (row.outcome !== 'FIRED' && row.outcome !== 'RAN_LOCALLY'))
      wrong.push(`I4: ${moment} made command ${id} and is ${row?.outcome ?? 'not in the ledger'}`);
  }
  return wrong;
}

/** @param {{scheduleId?: string, dueAt?: string}} cause */
const momentOf = ({ scheduleId = '', dueAt = '' }) => ({ schedule: scheduleId, dueAt });

/** @param {Jump} jump */
function ofJump({ name: jump, commands, most, next }) {
  const wrong = [];
  if (commands > most) wrong.push(`I12: ${jump}: ${commands} commands, at most ${most} are right`);
  const late = (Date.parse(next.recordedAt) - Date.parse(next.dueAt)) / 1000;
  if (next.outcome !== 'FIRED' || late > promptSeconds)
    wrong.push(`I12: ${jump}: the next moment is ${next.outcome} after ${late.toFixed(1)} s`);
  return wrong;
}
