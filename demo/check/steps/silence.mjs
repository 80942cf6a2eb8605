// @ts-check
// A device that neither reads nor writes, and does not hang up either.

import { eventually, hold } from '../client.mjs';
import { commandLife, ended, relay, send } from '../commands.mjs';

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
