// @ts-check
// A measurement that only this check can have made.

import { eventually } from '../client.mjs';

/** @typedef {import('../scene.mjs').Step} Step */

/** @type {Step} */
export async function telemetryIsKept({ owner, house }) {
  const unlikely = 33.25; // far from what the simulated room drifts to
  await house.deviceConsole.order(`set living-air temperature ${unlikely}`);
  const window = {
    from: new Date(Date.now() - 600_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  };
  const query = new URLSearchParams({ capability: 'temperature', ...window });
  const look = async () => {
    const history = await owner.expect(200, 'GET', `/devices/living-air/history?${query}`);
    return history.buckets.some((/** @type {any} */ { max }) => max === unlikely) ? history : undefined;
  };
  const history = await eventually(look, 10, `${unlikely} °C in the history`);
  const count = history.buckets.reduce((/** @type {number} */ sum, /** @type {any} */ bucket) => sum + bucket.count, 0);
  return `${unlikely} °C among ${count} measurements`;
}
