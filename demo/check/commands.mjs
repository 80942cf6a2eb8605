// @ts-check
// Orders to a device, and the two places to look for what became of them: the gateway's word and the device's own output.

import { eventually } from './client.mjs';

/** @typedef {import('./client.mjs').Client} Client */

/** Seconds that a person's command lives (contracts/openapi.yaml: expiresAt - queuedAt). */
export const commandLife = 3;

/** @param {any} device */
export const relay = (device) => device.capabilities.find((/** @type {any} */ { id }) => id === 'relay1');

/**
 * @param {Client} client
 * @param {string} device
 * @param {boolean} value
 */
export const send = (client, device, value) =>
  client.expect(202, 'POST', `/devices/${device}/commands`, { capability: 'relay1', operation: 'SET', value });

/**
 * @param {Client} client
 * @param {string} id
 * @param {number} seconds
 */
export function ended(client, id, seconds) {
  const look = async () => {
    const command = await client.expect(200, 'GET', `/commands/${id}`);
    return command.state === 'QUEUED' || command.state === 'SENT' ? undefined : command;
  };
  return eventually(look, seconds, `end of command ${id}`);
}

/**
 * @param {import('../supervisor.mjs').House} house
 * @param {string} device
 * @param {boolean} value
 * @returns {Promise<boolean>} what the output register of the device says, asked past the gateway
 */
export async function relayIs(house, device, value) {
  const { pins } = await house.deviceConsole.order(`pins ${device}`);
  return /** @type {Record<string, boolean>} */ (pins)['relay1'] === value;
}
