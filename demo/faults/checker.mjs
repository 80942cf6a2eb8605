// @ts-check
// What must hold whatever died: a pure function of what was recorded.

/**
 * @typedef {object} Accepted one command that was answered with 202
 * @property {string} id
 * @property {string} device
 * @property {boolean} value
 * @property {any} found the command as the gateway shows it at the end; null when it does not know it
 */

/**
 * @typedef {object} History
 * @property {Accepted[]} accepted
 * @property {{id: string, by: string, value: unknown}[]} actuated by the devices' own word
 * @property {{device: string, shown: unknown, pin: unknown}[]} outputs as shown and as they are, after all of it
 * @property {{device: string, committed: number, stored: number, made: number, kept: number}[]} readings made by the device, kept or
 *   counted as dropped by it, stored by the house
 */

const ends = ['ACKNOWLEDGED', 'ACKNOWLEDGED_LATE', 'REJECTED', 'FAILED', 'EXPIRED_UNSENT', 'EXPIRED_UNCONFIRMED'];
const withoutEffect = ['REJECTED', 'EXPIRED_UNSENT'];

/**
 * @param {History} history
 * @returns {string[]} what does not hold; empty when all does
 */
export function violations(history) {
  return [
    ...history.accepted.flatMap((command) => ofCommand(command, history)),
    ...history.outputs
      .filter(({ shown, pin }) => shown !== pin)
      .map(({ device, shown, pin }) => `I3: ${device} is shown as ${shown} and is ${pin}`),
    ...history.readings
      .filter(({ committed, stored }) => stored < committed)
      .map(({ device, committed, stored }) => `I5: ${device} may forget ${committed} readings, ${stored} are stored`),
    ...history.readings
      .filter(({ made, stored, kept }) => stored + kept < made)
      .map(
        ({ device, made, stored, kept }) =>
          `I6: ${device} made ${made} readings, ${stored} are stored and ${kept} kept`,
      ),
    ...history.readings
      .filter(({ made, stored }) => stored > made)
      .map(({ device, made, stored }) => `I5: ${device} made ${made} readings, ${stored} are stored`),
  ];
}

/**
 * @param {Accepted} command
 * @param {History} history
 */
function ofCommand({ id, found }, { actuated }) {
  if (found === null) return [`I9: command ${id} was accepted and is not known any more`];
  const effects = actuated.filter(({ by }) => by === `cmd:${id}`).length;
  const wrong = [];
  if (!ends.includes(found.state)) wrong.push(`I1: command ${id} has no end, it is ${found.state}`);
  if (effects > 1) wrong.push(`I2: command ${id} had ${effects} effects`);
  if (effects > 0 && withoutEffect.includes(found.state))
    wrong.push(`I1: command ${id} ended ${found.state} and moved the relay`);
  return wrong;
}
