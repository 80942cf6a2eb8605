// @ts-check
// One number moves a whole house: every port is the base and an offset that recalls the usual port.

import { randomInt } from 'node:crypto';
import net from 'node:net';
import { Failure } from './failure.mjs';

/**
 * @typedef {object} Port
 * @property {number} offset added to the base
 * @property {string} purpose for messages
 * @property {string[]} hosts addresses it is listened on
 */

const everywhere = ['0.0.0.0', '::'];
const loopback = ['127.0.0.1'];

/** @satisfies {Record<string, Port>} */
const plan = {
  http: { offset: 80, purpose: 'the CA certificate and the redirect to HTTPS', hosts: everywhere },
  gateway: { offset: 81, purpose: 'the gateway', hosts: loopback },
  management: { offset: 82, purpose: "the gateway's health and metrics", hosts: loopback },
  postgres: { offset: 432, purpose: 'the database', hosts: loopback },
  https: { offset: 443, purpose: 'the dashboard', hosts: everywhere },
  mqtt: { offset: 883, purpose: 'the broker', hosts: everywhere },
  grace: { offset: 885, purpose: 'the broker, by its key before', hosts: everywhere },
  porch: { offset: 884, purpose: 'the porch, where new devices ask to join', hosts: everywhere },
};

/** @typedef {Record<keyof typeof plan, number>} Ports */

export const defaultPortBase = 8000;

/** The lowest and highest base: no port below 1024, which needs root, none above 65,535. */
const baseRange = { lowest: 1000, highest: 65_535 - plan.grace.offset };

/**
 * @param {number} base first port number of the house
 * @returns {Ports}
 * @throws {Failure} when a port would be outside the range
 */
export function portsFrom(base) {
  if (!Number.isInteger(base) || base < baseRange.lowest || base > baseRange.highest) {
    throw new Failure(`--port-base takes a whole number from ${baseRange.lowest} to ${baseRange.highest}`);
  }
  const entries = Object.entries(plan).map(([name, { offset }]) => [name, base + offset]);
  return /** @type {Ports} */ (Object.fromEntries(entries));
}

/**
 * Takes the ports for a house. Until its parts listen, which takes the gateway some seconds, no other house may choose them: each port is
 * also the name of an abstract Unix socket, which the kernel gives to one process and takes back when that ends (unix(7)).
 *
 * @param {Ports} ports
 * @returns {Promise<() => void>} gives them back
 * @throws {Failure} naming the port that is taken, what it is for, and the option that moves it
 */
export async function takePorts(ports) {
  /** @type {net.Server[]} */
  const held = [];
  const giveBack = () => held.forEach((server) => server.close());
  for (const [name, { purpose, hosts }] of Object.entries(plan)) {
    const port = ports[/** @type {keyof Ports} */ (name)];
    const reservation = await listen({ path: `\0hearth-port-${port}` });
    if (reservation !== null) held.push(reservation);
    if (reservation === null || !(await isFree(port, hosts))) {
      giveBack();
      throw new Failure(
        `port ${port}, meant for ${purpose}, is taken by another program; ` +
          'move all ports of this house with --port-base N (for example --port-base 9000)',
      );
    }
  }
  return giveBack;
}

/**
 * @returns {Promise<number>} a base whose ports are all free at this moment, below those that the kernel gives to clients
 * @throws {Failure} when a hundred tries found none
 */
export async function freeBase() {
  for (let tries = 0; tries < 100; tries++) {
    const base = randomInt(10_000, 31_000);
    try {
      const giveBack = await takePorts(portsFrom(base));
      giveBack();
      return base;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }
  throw new Failure('found no free ports');
}

/** @returns {Promise<number>} a port that nobody has at this moment */
export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {number} port
 * @param {string[]} hosts
 */
async function isFree(port, hosts) {
  for (const host of hosts) {
    // Not shared between the two address families: each is tried on its own.
    const server = await listen({ port, host, ipv6Only: host === '::' });
    if (server === null) return false;
    server.close();
  }
  return true;
}

/**
 * @param {net.ListenOptions} address
 * @returns {Promise<net.Server | null>} null when somebody else listens there
 */
function listen(address) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      // A machine without IPv6 has nobody on that address either.
      else if (error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL') resolve(server);
      else reject(new Failure(`cannot listen on ${JSON.stringify(address)}: ${error.message}`));
    });
    server.listen(address, () => resolve(server));
    server.unref();
  });
}
