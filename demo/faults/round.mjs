// @ts-check
// One round: people tap, a part dies in the middle, and everything comes right by itself.

import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../check/client.mjs';
import { commandLife, ended, relay } from '../check/commands.mjs';

const devices = ['ceiling-lamp', 'boiler'];
const taps = 16;
const tapEvery = 200; // milliseconds; the contract allows a device 10 messages a second
const returnSeconds = 45; // start of a part by the supervisor, on a busy machine; the gateway's own share is 10 s

/** @typedef {import('../check/client.mjs').Client} Client */
/** @typedef {import('./checker.mjs').Accepted} Accepted */

/**
 * @param {object} round
 * @param {import('../supervisor.mjs').House} round.house
 * @param {import('./mqtt-proxy.mjs').MqttProxy} round.proxy
 * @param {Client} round.owner
 * @param {import('./faults.mjs').Fault} round.fault
 * @param {() => number} round.random
 * @returns {Promise<{accepted: Accepted[], refused: Record<string, number>, backSeconds: number, packets: number}>}
 */
export async function playRound({ house, proxy, owner, fault, random }) {
  /** @type {Accepted[]} */
  const accepted = [];
  /** @type {Record<string, number>} */
  const refused = {};
  const struckAt = Math.floor(taps / 4 + (random() * taps) / 2);
  let struck = 0;
  for (let tap = 0; tap < taps; tap++) {
    const answer = tapOnce(owner, devices[tap % devices.length] ?? '', random() < 0.5, accepted, refused);
    if (tap === struckAt) {
      await sleep(random() * 12); // between acceptance, publication and acknowledgement
      fault.strike(house, proxy);
      struck = performance.now();
    }
    await Promise.race([answer, sleep(tapEvery)]);
    await sleep(tapEvery);
  }
  const packets = proxy.disarm();
  let last = '';
  await eventually(
    async () => ((last = await trouble(owner)) === '' ? true : undefined),
    returnSeconds,
    () => `working command after: ${fault.name}; ${last}`,
  );
  const backSeconds = (performance.now() - struck) / 1000;
  await sleep((commandLife + 1) * 1000);
  for (const command of accepted) command.found = await find(owner, command.id);
  return { accepted, refused, backSeconds, packets };
}

/**
 * @param {Client} owner
 * @param {string} device
 * @param {boolean} value
 * @param {Accepted[]} accepted
 * @param {Record<string, number>} refused
 */
async function tapOnce(owner, device, value, accepted, refused) {
  const body = { capability: 'relay1', operation: 'SET', value };
  try {
    const answer = await owner.ask('POST', `/devices/${device}/commands`, body);
    if (answer.status === 202) accepted.push({ id: answer.body.id, device, value, found: null });
    else count(refused, `${answer.status} ${answer.body.code ?? ''}`.trim());
  } catch (error) {
    count(refused, /** @type {any} */ (error).code ?? 'no answer');
  }
}

/** @param {Record<string, number>} counts @param {string} what */
const count = (counts, what) => (counts[what] = (counts[what] ?? 0) + 1);

/**
 * Tries one command on every device.
 *
 * @param {Client} owner
 * @returns {Promise<string>} what does not work yet; empty when all does
 */
async function trouble(owner) {
  for (const device of devices) {
    try {
      const shown = await owner.ask('GET', `/devices/${device}`);
      if (shown.status !== 200) return `${device} is answered ${shown.status}`;
      const body = { capability: 'relay1', operation: 'SET', value: relay(shown.body).reported?.value ?? false };
      const answer = await owner.ask('POST', `/devices/${device}/commands`, body);
      if (answer.status !== 202) return `a command to ${device} is answered ${answer.status} ${answer.body.code ?? ''}`;
      const end = await ended(owner, answer.body.id, commandLife + 2);
      if (end.state !== 'ACKNOWLEDGED') return `a command to ${device} ends ${end.state} ${end.reason ?? ''}`;
    } catch (error) {
      return `${device}: ${/** @type {Error} */ (error).message}`;
    }
  }
  return '';
}

/** @param {Client} owner @param {string} id */
async function find(owner, id) {
  const answer = await owner.ask('GET', `/commands/${id}`);
  return answer.status === 200 ? answer.body : null;
}
