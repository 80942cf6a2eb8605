// @ts-check
// A schedule is due while the gateway is away: the device runs it by itself, once, and tells it afterwards.

import { eventually, hold } from '../client.mjs';
import { relay, relayIs } from '../commands.mjs';
import { soon } from '../wall-clock.mjs';
import { withoutGateway } from '../without-gateway.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

const device = 'boiler';

/** Seconds that a device waits for the command (contracts/mqtt/topics.md: grace_ms), and as many again for a busy machine. */
const patience = 20;

/** @type {Step} */
export async function gatewayAway({ owner, house }) {
  const { zone, now } = await owner.expect(200, 'GET', '/home');
  const view = () => owner.expect(200, 'GET', `/devices/${device}`);
  const value = relay(await view()).reported?.value !== true;
  const due = soon(new Date(now), zone, 5);
  const schedule = await owner.expect(201, 'POST', '/schedules', {
    name: 'Carried',
    device,
    capability: 'relay1',
    value,
    recurrence: { kind: 'WEEKLY', days: [due.day], time: due.time },
    overlap: 'BOTH', // in the hour that the clock repeats, "first" could already be over
  });
  const isCovered = async () => (await view()).carriedUntil;
  const until = await eventually(isCovered, 4, 'word of the device that it carries its schedules');
  hold(Date.parse(until) > due.at.getTime(), `it is covered until ${until} only`);
  const moves = () =>
    house.deviceConsole.events.filter(
      ({ event, id, t_unix_ms: at }) => event === 'actuated' && id === device && Number(at) >= due.at.getTime(),
    );
  await withoutGateway(house, () => eventually(() => moves()[0], 5 + patience, 'move of the relay'));
  const [move] = moves();
  hold(String(move?.['by']).startsWith('schedule:'), `the relay moved by ${move?.['by']}`);
  const firings = () => owner.expect(200, 'GET', `/schedules/${schedule.id}/firings`);
  const told = async () =>
    (await firings()).find((/** @type {any} */ { outcome }) => outcome === 'RAN_LOCALLY') ?? undefined;
  const firing = await eventually(told, 12, 'line in the ledger that the device ran it');
  hold(Date.parse(firing.dueAt) === due.at.getTime(), `it was due at ${firing.dueAt}`);
  hold((await firings()).length === 1, 'the ledger holds more than one row');
  hold(moves().length === 1, `the relay was driven ${moves().length} times`);
  hold(await relayIs(house, device, value), 'the relay is not as the schedule wants it');
  await owner.expect(204, 'DELETE', `/schedules/${schedule.id}`);
  const late = (Number(move?.['t_unix_ms']) - due.at.getTime()) / 1000;
  return `run by the device ${late.toFixed(1)} s after it was due, once, and told when the gateway was back`;
}
