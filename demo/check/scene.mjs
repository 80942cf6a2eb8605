// @ts-check
// What the steps of the check share: one house, two clients, and what one step leaves for the next.

import { randomBytes } from 'node:crypto';
import { Client } from './client.mjs';

/**
 * What one step leaves for the next.
 *
 * @typedef {object} Scene
 * @property {import('../supervisor.mjs').House} house
 * @property {Client} owner
 * @property {Client} second a second client of the same home
 * @property {import('./client.mjs').LiveEvent[]} seen by the second client's live stream
 * @property {string} frozenCommand id of the command that the frozen device did not take
 * @property {{name: string, password: string}} account
 * @property {{folder: string, key: string, authority: string, rows: number} | null} saved the home in a backup, and what its boards remember
 */

/**
 * Returns what it saw, for its line; throws when anything is not as it must be.
 *
 * @typedef {(scene: Scene) => Promise<string>} Step
 */

/** An owner of no home yet. @returns {Scene['account']} */
export const newAccount = () => ({ name: 'owner', password: randomBytes(18).toString('base64url') });

/**
 * @param {import('../supervisor.mjs').House} house
 * @param {Scene['account']} [account] of the owner, where the home has one
 * @returns {Scene}
 */
export function newScene(house, account = newAccount()) {
  const client = () => new Client(house.ports.https, house.at.caCertificate);
  return { house, owner: client(), second: client(), seen: [], frozenCommand: '', account, saved: null };
}
