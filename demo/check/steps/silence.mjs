// @ts-check
// A device, or the gateway, that neither reads nor writes, and does not hang up either.

import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, hold } from '../client.mjs';
import { commandLife, ended, relay, relayIs, send } from '../commands.mjs';
import { withoutGateway } from '../without-gateway.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

/** Seconds after its life by which the end of a command is stored, however busy the disk is. */
const margin = 10;

/** @type {Step} */
export async function frozenDevice(scene) {
  const { owner, house } = scene;
  await house.deviceConsole.order('freeze boiler');
  const sent = await send(owner, 'boiler', true);
  scene.frozenCommand = sent.id;
  const begin = performance.now();
  const end = await ended(owner, sent.id, commandLife + margin);
  const seconds = (performance.now() - begin) / 1000;
  hold(end.state === 'EXPIRED_UNCONFIRMED', `the command to a frozen device ended ${end.state}`);
  const bySelf = (Date.parse(end.endedAt) - Date.parse(end.queuedAt)) / 1000;
  hold(seconds > commandLife - 0.6, `it ended after ${seconds.toFixed(1)} s, before its time was over`);
  hold(bySelf < commandLife + 1, `the gateway gave it up only after ${bySelf.toFixed(1)} s`);
  const shown = relay(await owner.expect(200, 'GET', '/devices/boiler'));
  hold(
    shown.lastCommand?.state === 'EXPIRED_UNCONFIRMED' && !shown.lastCommand.confirmed,
    'the device does not show it so',
  );
  hold(shown.reported?.value === false, `the device is shown as ${shown.reported?.value}`);
  return `not confirmed after ${seconds.toFixed(1)} s (${bySelf.toFixed(1)} s by the gateway's clock), still shown as off`;
}

/** What lay in the connection while the device was frozen reaches it now, too late: it must refuse it. @type {Step} */
export async function thawedDevice({ owner, house, frozenCommand }) {
  await house.deviceConsole.order('thaw boiler');
  await eventually(
    async () => {
      const sent = await send(owner, 'boiler', true);
      const end = await ended(owner, sent.id, commandLife + 2);
      return end.state === 'ACKNOWLEDGED' || undefined;
    },
    30,
    'acknowledged command after the thaw',
  );
  const isLate = (/** @type {any} */ { event, by }) => event === 'actuated' && by === `cmd:${frozenCommand}`;
  hold(!house.deviceConsole.events.some(isLate), 'the late command moved the relay');
  const { state } = await owner.expect(200, 'GET', `/commands/${frozenCommand}`);
  hold(state === 'EXPIRED_UNCONFIRMED', `the late command is now ${state}`);
  return 'the late command moved nothing, the next one is acknowledged';
}

/** A tap that the gateway finds only when it wakes: the person was told long before that it is not confirmed. @type {Step} */
export async function frozenGateway({ owner, house }) {
  const device = 'ceiling-lamp';
  const commands = () => owner.expect(200, 'GET', `/devices/${device}/commands?limit=1`);
  const moves = () =>
    house.deviceConsole.events.filter(({ event, id }) => event === 'actuated' && id === device).length;
  const [before] = await commands();
  const movesBefore = moves();
  const lit = relay(await owner.expect(200, 'GET', `/devices/${device}`)).reported?.value;
  const { status, body } = await whileFrozen(house, 6, () =>
    owner.ask('POST', `/devices/${device}/commands`, { capability: 'relay1', operation: 'SET', value: !lit }),
  );
  hold(status === 503 && body.code === 'request-too-late', `the tap was answered ${status} ${JSON.stringify(body)}`);
  const [after] = await commands();
  hold(after.id === before.id, `the late tap became the command ${after.id}`);
  await sleep(commandLife * 1000); // nothing lives longer that could still move it
  hold(moves() === movesBefore, 'the relay moved after the answer');
  hold(await relayIs(house, device, lit), 'the relay is not as it was');
  return `refused as ${body.code}, no command, no edge of the relay`;
}

/**
 * @template T
 * @param {import('../../supervisor.mjs').House} house
 * @param {number} seconds for which its gateway stands still
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>} the answer to what was asked meanwhile
 */
async function whileFrozen(house, seconds, ask) {
  let answer;
  await withoutGateway(house, async () => {
    answer = ask();
    answer.catch(() => {}); // thrown below
    await sleep(seconds * 1000);
  });
  return /** @type {Promise<T>} */ (/** @type {unknown} */ (answer));
}
