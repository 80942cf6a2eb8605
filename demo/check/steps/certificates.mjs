// @ts-check
// To whom a device speaks.

import { eventually, hold } from '../client.mjs';
import { LoneDevice } from '../lone-device.mjs';
import { forgeIdentity, RogueBroker } from '../rogue-broker.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

/** With the broker's own certificate the listener does get the device's first packet: it can count. @type {Step} */
export async function ownCertificateIsGreeted({ house }) {
  const { certificate, key } = { certificate: house.at.brokerShown, key: house.at.brokerKey };
  const { broker } = await meet(house, { certificate, key }, ({ applicationBytes }) => applicationBytes > 0);
  return `a listener with the right certificate receives ${broker.applicationBytes} MQTT bytes`;
}

/** @type {Step} */
export async function rogueCertificateIsRefused({ house }) {
  const rogue = forgeIdentity(house.at.devices);
  const { broker, refusals } = await meet(house, rogue, (_, seen) => seen.length >= 2);
  hold(broker.connections > 0, 'the device never came');
  hold(broker.applicationBytes === 0, `the rogue received ${broker.applicationBytes} bytes`);
  hold(
    refusals.every((event) => event.mqtt_bytes === 0),
    'the device says that it sent MQTT bytes',
  );
  return `refused ${refusals.length} times, 0 MQTT bytes on both sides`;
}

/**
 * @param {import('../../supervisor.mjs').House} house
 * @param {import('../rogue-broker.mjs').Identity} identity
 * @param {(broker: RogueBroker, refusals: import('../../device-console.mjs').DeviceEvent[]) => boolean} enough
 */
async function meet(house, identity, enough) {
  const broker = new RogueBroker(identity);
  const device = new LoneDevice({ id: 'living-air', at: house.at, port: await broker.open() });
  const refusals = () => device.events.filter(({ event }) => event === 'refused_certificate');
  const told = () => `end of the meeting; the device said ${JSON.stringify(device.events)}`;
  try {
    await eventually(() => enough(broker, refusals()) || undefined, 20, told);
    return { broker, refusals: refusals() };
  } finally {
    await device.stop();
    broker.close();
  }
}
