// @ts-check
// A schedule is due a few seconds from now.

import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, hold } from '../client.mjs';
import { relayIs } from '../commands.mjs';
import { soon } from '../wall-clock.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

/** @type {Step} */
export async function scheduleFires({ owner, house }) {
  const { zone, now } = await owner.expect(200, 'GET', '/home');
  const due = soon(new Date(now), zone, 4);
  const schedule = await owner.expect(201, 'POST', '/schedules', {
    name: 'Check',
    device: 'ceiling-lamp',
    capability: 'relay1',
    value: false,
    recurrence: { kind: 'WEEKLY', days: [due.day], time: due.time },
    overlap: 'BOTH', // in the hour that the clock repeats, "first" could already be over
  });
  const firings = () => owner.expect(200, 'GET', `/schedules/${schedule.id}/firings`);
  const look = async () => (await firings()).find((/** @type {any} */ { command }) => command?.endedAt !== undefined);
  const firing = await eventually(look, 12, 'ended command in the ledger');
  hold(firing.outcome === 'FIRED', `the firing is ${firing.outcome} (${firing.reason})`);
  hold(
    Date.parse(firing.dueAt) === due.at.getTime(),
    `it was due at ${firing.dueAt} instead of ${due.at.toISOString()}`,
  );
  hold(firing.command.state === 'ACKNOWLEDGED', `its command ended ${firing.command.state}`);
  await sleep(2500);
  const { length } = await firings();
  hold(length === 1, `the ledger holds ${length} firings instead of one`);
  hold(await relayIs(house, 'ceiling-lamp', false), 'the relay did not follow');
  const late = Date.parse(firing.command.queuedAt) - due.at.getTime();
  return `at ${due.time} (${zone}), ${late} ms after it was due, once`;
}
