// @ts-check
// What can go wrong, and how it is made to.

/** @typedef {import('../supervisor.mjs').House} House */
/** @typedef {import('./mqtt-proxy.mjs').MqttProxy} MqttProxy */
/** @typedef {import('./mqtt-proxy.mjs').Rule} Rule */

/**
 * @typedef {object} Fault
 * @property {string} name
 * @property {(house: House, proxy: MqttProxy) => void} strike from now on, until the proxy is disarmed
 */

/** @typedef {Rule['matches']} Match */

/** @type {Match} */
const commandFromGateway = ({ topic }, direction) =>
  direction === 'to broker' && /\/commands\/control$/.test(topic ?? '');
/** @type {Match} */
const commandToDevice = ({ topic }, direction) =>
  direction === 'from broker' && /\/commands\/control$/.test(topic ?? '');
/** @type {Match} */
const answerFromDevice = ({ topic }, direction) => direction === 'to broker' && /\/status\/ack$/.test(topic ?? '');
/** @type {Match} */
const answerToGateway = ({ topic }, direction) => direction === 'from broker' && /\/status\/ack$/.test(topic ?? '');
/** @type {Match} */
const stateToGateway = ({ topic }, direction) => direction === 'from broker' && /\/status\/state$/.test(topic ?? '');
/** @type {Match} */
const reading = ({ topic }) => /\/telemetry\//.test(topic ?? '');
/** @type {Match} */
const receipt = ({ type }) => type === 'PUBACK';

/**
 * In an order in which a part that was killed has run for a while before it is killed again: the supervisor waits longer each time.
 *
 * @type {Fault[]}
 */
export const faults = [
  part('gateway killed', (house) => house.gateway, 'SIGKILL'),
  packets('commands lost', 'lose', 3, commandFromGateway),
  part('broker killed', (house) => house.mosquitto, 'SIGKILL'),
  packets('commands lost near', 'lose', 3, commandToDevice),
  part('database killed', (house) => house.postgres, 'SIGKILL'),
  packets('commands doubled', 'double', 9, commandToDevice),
  part('broker stopped', (house) => house.mosquitto, 'SIGTERM'),
  packets('commands doubled early', 'double', 9, commandFromGateway),
  part('database stopped', (house) => house.postgres, 'SIGINT'),
  packets('acks lost', 'lose', 3, answerFromDevice),
  part('gateway stopped', (house) => house.gateway, 'SIGTERM'),
  packets('acks doubled', 'double', 9, answerToGateway),
  killedAt('killed before publish', 'lose', commandFromGateway),
  packets('states lost', 'lose', 2, stateToGateway),
  killedAt('killed after publish', 'pass', commandFromGateway),
  packets('readings lost', 'lose', 6, reading),
  killedAt('killed, ack not stored', 'lose', answerToGateway),
  packets('readings doubled', 'double', 9, reading),
  killedAt('killed, ack just there', 'pass', answerToGateway),
  packets('receipts lost', 'lose', 6, receipt),
  packets('receipts doubled', 'double', 6, receipt),
  packets('cut in a command', 'cut', 1, commandToDevice),
  packets('cut in an answer', 'cut', 1, answerToGateway),
];

/** @param {string} name @param {(house: House) => import('../part.mjs').Part} which @param {NodeJS.Signals} signal @returns {Fault} */
function part(name, which, signal) {
  return { name, strike: (house) => end(which(house), signal) };
}

/** The gateway dies at the moment when a packet passes. @param {string} name @param {Rule['act']} act @param {Match} matches @returns {Fault} */
function killedAt(name, act, matches) {
  return {
    name,
    strike: (house, proxy) => proxy.arm({ matches, act, times: 1, meanwhile: () => end(house.gateway, 'SIGKILL') }),
  };
}

/** @param {string} name @param {Rule['act']} act @param {number} times @param {Match} matches @returns {Fault} */
function packets(name, act, times, matches) {
  return { name, strike: (_house, proxy) => proxy.arm({ matches, act, times }) };
}

/** Ends a part's process; the house starts it again. @param {import('../part.mjs').Part} running @param {NodeJS.Signals} signal */
export function end(running, signal) {
  if (running.identity === null) throw new Error(`${running.name} does not run`);
  process.kill(running.identity.pid, signal);
}
