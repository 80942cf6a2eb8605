// @ts-check
// What becomes of a part that is killed, and of one that comes back at another address.

import { readFileSync } from 'node:fs';
import { docker, services } from './stack.mjs';

/** Seconds until a part that was killed answers again, and everything that needed it. */
const patience = 180;

/** A container without "init" is one process. */
const mainProcess = (/** @type {string} */ service, /** @type {number} */ first) => {
  if (service === 'pins') return first;
  const child = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').trim().split(' ')[0];
  if (child === undefined || child === '') throw new Error(`${service} has no process behind its init`);
  return Number(child);
};

/**
 * @param {import('./stack.mjs').Stack} stack
 * @param {import('./home.mjs').Household} household
 */
export async function crashes(stack, household) {
  const told = [];
  for (const service of services) {
    const begin = performance.now();
    const { State, RestartCount } = stack.inspect(service);
    process.kill(mainProcess(service, State.Pid), 'SIGKILL');
    const isNew = (/** @type {any} */ state, /** @type {string} */ which) =>
      which !== service || state.StartedAt !== State.StartedAt;
    await stack.healthy(patience, services, isNew);
    if (stack.inspect(service).RestartCount <= RestartCount)
      throw new Error(`${service} was not started again by itself`);
    await works(household);
    told.push(`${service} ${Math.round((performance.now() - begin) / 1000)} s`);
  }
  return `killed, started again and used again: ${told.join(', ')}`;
}

/** @param {import('./home.mjs').Household} household */
async function works(household) {
  await household.online('pins');
  await household.switchUntilConfirmed('pins', false);
  await household.switchUntilConfirmed('pins', true);
}

/**
 * While the gateway is away another container takes its place on the network of the web server, so that it comes back elsewhere.
 *
 * @param {import('./stack.mjs').Stack} stack
 * @param {import('./home.mjs').Household} household
 */
export async function elsewhere(stack, household) {
  const edge = `${stack.project}_edge`;
  const address = () => stack.inspect('gateway').NetworkSettings.Networks[edge].IPAddress;
  const before = address();
  docker('stop', '-t', '20', stack.id('gateway'));
  const squatter = docker('run', '-d', '--rm', '--network', edge, 'debian:trixie-slim', 'sleep', '600').trim();
  try {
    docker('start', stack.id('gateway'));
    await stack.healthy(patience);
    if (address() === before) throw new Error('the gateway came back to where it was: nothing was tried');
    await works(household);
    return `the gateway came back at ${address()} instead of ${before}; the web server found it`;
  } finally {
    docker('rm', '-f', squatter);
  }
}
