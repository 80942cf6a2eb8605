// @ts-check
// Moments that are due soon: planned by the gateway's own clock, and looked for afterwards in the ledger and among the commands.

import { eventually } from '../check/client.mjs';
import { soon } from '../check/wall-clock.mjs';

/** @typedef {import('../check/client.mjs').Client} Client */
/** @typedef {import('./firing-checker.mjs').Due} Due */
/** @typedef {{device: string, capability: string}} Target */

const returnSeconds = 90; // the supervisor waits longer after each kill; then the moments are settled, within their five minutes

/**
 * @typedef {object} Wanted
 * @property {number} count
 * @property {number} lead seconds to the first of them, at least
 * @property {number} span seconds over which they are due
 * @property {(i: number) => object} [more] other fields of a schedule
 */

/** @param {Client} owner @returns {Promise<Target[]>} a relay that can be switched, of each device that has one */
export async function switches(owner) {
  const devices = await owner.expect(200, 'GET', '/devices');
  return devices.flatMap((/** @type {any} */ { id, capabilities }) =>
    capabilities
      .filter((/** @type {any} */ { kind, operations }) => kind === 'RELAY' && operations.includes('SET'))
      .slice(0, 1)
      .map((/** @type {any} */ capability) => ({ device: id, capability: capability.id })),
  );
}

/** @param {Due[]} due @returns {number} milliseconds since 1970 */
export const firstOf = (due) => Math.min(...due.map(({ dueAt }) => Date.parse(dueAt)));

/** @param {Client} owner @returns {Promise<{zone: string, now: Date}>} by the gateway's clock */
export async function timeOf(owner) {
  const { zone, now } = await owner.expect(200, 'GET', '/home');
  return { zone, now: new Date(now) };
}

/**
 * Plans so many moments, all of them still to come.
 *
 * @param {Client} owner
 * @param {Target[]} targets
 * @param {string[]} schedules ids of those that are there, which are planned anew
 * @param {() => number} random
 * @param {Wanted} wanted
 */
export async function planAhead(owner, targets, schedules, random, wanted) {
  // A busy machine plans slowly: then it is planned again, for later.
  for (let lead = wanted.lead; ; lead *= 2) {
    const due = await plan(owner, targets, schedules, random, { ...wanted, lead });
    if (firstOf(due) > (await timeOf(owner)).now.getTime()) return due;
  }
}

/**
 * @param {Client} owner
 * @param {Target[]} targets
 * @param {string[]} schedules
 * @param {() => number} random
 * @param {Wanted} wanted
 */
async function plan(owner, targets, schedules, random, { count, lead, span, more = () => ({}) }) {
  const { zone, now } = await timeOf(owner);
  /** @type {Due[]} */
  const due = [];
  for (let i = 0; i < count; i++) {
    const moment = soon(now, zone, lead + (i * span) / count);
    const target = targets[i % targets.length];
    const wish = {
      ...target,
      name: `Firing ${i}`,
      value: random() < 0.5,
      recurrence: { kind: 'WEEKLY', days: [moment.day], time: moment.time },
      overlap: 'BOTH', // in the hour that the clock repeats, "first" could already be over
      withConflicts: true,
      ...more(i),
    };
    const { id } = schedules[i]
      ? await owner.expect(200, 'PUT', `/schedules/${schedules[i]}`, wish)
      : await owner.expect(201, 'POST', '/schedules', wish);
    schedules[i] = id;
    due.push({ schedule: id, dueAt: moment.at.toISOString(), device: target?.device ?? '' });
  }
  return due;
}

/** One after the other: the web server lets nobody ask fifty things at once. @param {Client} owner @param {Iterable<string>} schedules */
export async function ledgerOf(owner, schedules) {
  const rows = [];
  for (const schedule of new Set(schedules))
    for (const firing of await owner.expect(200, 'GET', `/schedules/${schedule}/firings?limit=200`))
      rows.push({ ...firing, schedule });
  return rows;
}

/** @param {Client} owner @param {Due[]} due @returns {Promise<any[]>} the rows of these moments alone */
export async function rowsOf(owner, due) {
  const key = (/** @type {{schedule: string, dueAt: string}} */ { schedule, dueAt }) =>
    `${schedule} ${Date.parse(dueAt)}`;
  const wanted = new Set(due.map(key));
  const rows = await ledgerOf(
    owner,
    due.map(({ schedule }) => schedule),
  );
  return rows.filter((row) => wanted.has(key(row)));
}

/** @param {Client} owner @param {Target[]} targets @returns {Promise<any[]>} the newest of each */
export async function commandsOf(owner, targets) {
  const commands = [];
  for (const { device } of targets)
    commands.push(...(await owner.expect(200, 'GET', `/devices/${device}/commands?limit=200`)));
  return commands;
}

/** @param {any[]} rows @returns {string} how many of each outcome */
export function outcomes(rows) {
  const names = rows.map(({ outcome, reason }) => (reason ? `${outcome} ${reason}` : outcome));
  return [...new Set(names)]
    .sort()
    .map((name) => `${name} ${names.filter((other) => other === name).length}`)
    .join(', ');
}

/**
 * Waits until each of these moments has become something, and what it made has an end.
 *
 * @param {Client} owner
 * @param {Due[]} due
 * @returns {Promise<string>} what became of them
 */
export async function settled(owner, due) {
  /** @type {any[]} */
  let rows = [];
  await eventually(
    async () => {
      rows = await rowsOf(owner, due).catch(() => []); // the gateway is away
      return rows.length >= due.length && rows.every(({ command }) => command === undefined || command.endedAt)
        ? true
        : undefined;
    },
    returnSeconds,
    () => `rows for all moments: ${rows.length} of ${due.length}`,
  );
  return outcomes(rows);
}
