// @ts-check
// A tap, its proof, and everybody else who looks on.

import { readFileSync } from 'node:fs';
import { demoDevices } from '../../layout.mjs';
import { eventually, hold } from '../client.mjs';
import { commandLife, ended, relay, relayIs, send } from '../commands.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

/** @type {Step} */
export async function devicesOnline({ owner }) {
  const plan = JSON.parse(readFileSync(demoDevices, 'utf8'));
  const expected = [...plan.devices, ...(plan.wired ?? [])].map((/** @type {any} */ { id }) => id);
  const online = await eventually(
    async () => {
      const devices = await owner.expect(200, 'GET', '/devices');
      return devices.length === expected.length && devices.every(isOnline) ? devices : undefined;
    },
    20,
    `sight of ${expected.join(', ')} online`,
  );
  return online.map((/** @type {any} */ { id }) => id).join(', ');
}

const isOnline = (/** @type {any} */ device) => device.presence.online;

/** @type {Step} */
export async function switchOn(scene) {
  const { owner, second, house } = scene;
  scene.seen = await second.watch();
  await eventually(() => scene.seen.find(({ event }) => event === 'snapshot'), 5, 'snapshot on the live stream');
  const sent = await send(owner, 'ceiling-lamp', true);
  const end = await ended(owner, sent.id, commandLife + 2);
  hold(end.state === 'ACKNOWLEDGED', `the command ended ${end.state} (${end.reason ?? 'no reason'})`);
  const lamp = await eventually(() => confirmed(owner, 'ceiling-lamp', true), 2, 'reported state that agrees');
  hold(
    lamp.lastCommand.id === sent.id && lamp.lastCommand.confirmed,
    'the device does not show the command as confirmed',
  );
  hold(await relayIs(house, 'ceiling-lamp', true), 'the gateway says on, the relay of the device is off');
  return `on, confirmed in ${end.tookMillis} ms, proof ${end.proof}; the relay is on`;
}

/** @type {Step} */
export async function secondClientSaw({ seen }) {
  const isCommand = (/** @type {any} */ { event, data }) =>
    event === 'command' && data.device === 'ceiling-lamp' && data.state === 'ACKNOWLEDGED';
  const isState = (/** @type {any} */ { event, data }) =>
    event === 'device' && data.id === 'ceiling-lamp' && relay(data).reported?.value === true;
  const names = () =>
    `the end of the command and the new state on the stream; it saw ${seen.map(({ event }) => event).join(', ')}`;
  await eventually(() => (seen.some(isCommand) && seen.some(isState)) || undefined, 2, names);
  return 'the end of the command and the new state';
}

/**
 * @param {import('../client.mjs').Client} client
 * @param {string} device
 * @param {boolean} value
 */
async function confirmed(client, device, value) {
  const shown = relay(await client.expect(200, 'GET', `/devices/${device}`));
  return shown.reported?.value === value && shown.lastCommand?.confirmed ? shown : undefined;
}
