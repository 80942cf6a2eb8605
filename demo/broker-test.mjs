// @ts-check
// What a connection to the broker finds, as a device would look at it.

import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import * as probes from './probes.mjs';

const patience = 3000; // milliseconds

/** @typedef {{holds: boolean, what: string}} Finding */

/**
 * @param {number} port
 * @param {import('./layout.mjs').Layout} at
 * @returns {Promise<Finding[]>}
 */
export async function findings(port, at) {
  let socket;
  try {
    socket = await connect(port, at);
  } catch (error) {
    return [{ holds: false, what: `no TLS connection to localhost:${port}: ${/** @type {Error} */ (error).message}` }];
  }
  const shown = /** @type {X509Certificate} */ (socket.getPeerX509Certificate());
  const found = [
    { holds: true, what: `${socket.getProtocol()} on localhost:${port}` },
    ...certificate(socket, shown, new X509Certificate(readFileSync(at.brokerCertificate))),
  ];
  socket.destroy();
  return [...found, await stranger(port, at)];
}

/**
 * @param {number} port
 * @param {import('./layout.mjs').Layout} at
 */
async function connect(port, at) {
  // Whether it is trusted is one of the findings, not a reason to go.
  const ca = readFileSync(at.caCertificate);
  const socket = tls.connect({ port, host: 'localhost', ca, rejectUnauthorized: false, timeout: patience });
  socket.on('timeout', () => socket.destroy(new Error('no answer')));
  await once(socket, 'secureConnect');
  return socket;
}

/**
 * @param {tls.TLSSocket} socket
 * @param {X509Certificate} shown
 * @param {X509Certificate} own
 * @returns {Finding[]}
 */
function certificate(socket, shown, own) {
  const pin = `sha256:${createHash('sha256').update(shown.raw).digest('hex')}`;
  const now = Date.now();
  const isOfNow = Date.parse(shown.validFrom) <= now && now <= Date.parse(shown.validTo);
  return [
    {
      holds: socket.authorized,
      what: `certificate by the home's own authority${socket.authorized ? '' : `: ${socket.authorizationError}`}`,
    },
    { holds: isOfNow, what: `valid from ${shown.validFrom} to ${shown.validTo}` },
    { holds: shown.fingerprint256 === own.fingerprint256, what: `the pin that devices are given: ${pin}` },
  ];
}

/**
 * @param {number} port
 * @param {import('./layout.mjs').Layout} at
 * @returns {Promise<Finding>}
 */
async function stranger(port, at) {
  try {
    await probes.brokerRefusesStrangers(port, at.brokerCertificate);
    return { holds: true, what: 'refused without a name and a password' };
  } catch (error) {
    return { holds: false, what: `without a name and a password: ${/** @type {Error} */ (error).message}` };
  }
}
