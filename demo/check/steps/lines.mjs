// @ts-check
// The lines of the Pi are a device of their own: what happens to the gateway moves none of them.

import { readFileSync } from 'node:fs';
import { end as endPart } from '../../faults/faults.mjs';
import { eventually, hold } from '../client.mjs';
import { commandLife, ended, relay, send } from '../commands.mjs';

/** @typedef {import('../scene.mjs').Step} Step */
/** @typedef {import('../scene.mjs').Scene} Scene */

const device = 'house-pins';
const returnSeconds = 60; // the supervisor starts it again, on a busy machine

/** @type {Step} */
export async function gatewayRestartMovesNoLine(scene) {
  const { owner, house, account } = scene;
  const sent = await send(owner, device, true);
  const end = await ended(owner, sent.id, commandLife + 2);
  hold(end.state === 'ACKNOWLEDGED', `the command ended ${end.state} (${end.reason ?? 'no reason'})`);
  const before = edges(scene);
  hold(before.length > 0, 'the role wrote down no edge of a line');
  const shown = await seen(scene, sent.id);
  const begin = performance.now();

  const gateway = house.gateway.identity?.pid;
  endPart(house.gateway, 'SIGKILL');
  await eventually(() => (house.gateway.identity?.pid ?? gateway) !== gateway || undefined, 20, 'a new gateway');
  await eventually(
    () =>
      owner.signIn(account.name, account.password).then(
        () => true,
        () => undefined,
      ),
    returnSeconds,
    'gateway that lets its owner in',
  );
  const after = await seen(scene, sent.id);

  hold(edges(scene).length === before.length, `the lines moved: ${edges(scene).slice(before.length).join('; ')}`);
  // The database keeps microseconds, the gateway's memory more.
  const moved = Math.abs(Date.parse(after.reported.since) - Date.parse(shown.reported.since));
  hold(moved <= 1, `the relay is shown as changed: on since ${after.reported.since}, before ${shown.reported.since}`);
  return `back after ${((performance.now() - begin) / 1000).toFixed(1)} s; ${before.length} edges before and after`;
}

/** The relay as it is shown, once it is on and its device there. @param {Scene} scene @param {string} command */
function seen({ owner }, command) {
  const look = async () => {
    const found = await owner.expect(200, 'GET', `/devices/${device}`);
    const shown = relay(found);
    return found.presence.online && shown.reported?.value && shown.lastCommand?.id === command ? shown : undefined;
  };
  return eventually(look, 20, 'relay that is on');
}

/** Simulated lines tell each change of a level. @param {Scene} scene */
function edges({ house }) {
  return readFileSync(house.pins.log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('simulated line '));
}
