// @ts-check
// A listener that pretends to be the broker, with whatever certificate it is given, and counts what a client lets out after the TLS
// handshake. One application byte is one too many: the first packet of MQTT carries the password.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';

/** @typedef {{certificate: string, key: string}} Identity files in PEM */

export class RogueBroker {
  connections = 0;
  applicationBytes = 0;
  #server;

  /** @param {Identity} identity */
  constructor({ certificate, key }) {
    this.#server = tls.createServer({ cert: readFileSync(certificate), key: readFileSync(key) });
    this.#server.on('connection', () => this.connections++);
    this.#server.on('tlsClientError', () => {}); // the client hangs up: that is what it should do
    this.#server.on('secureConnection', (socket) => {
      socket.on('error', () => {});
      socket.on('data', (bytes) => (this.applicationBytes += bytes.length));
    });
  }

  /** @returns {Promise<number>} the port */
  open() {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(/** @type {import('node:net').AddressInfo} */ (this.#server.address()).port);
      });
    });
  }

  close() {
    this.#server.close();
  }
}

/**
 * Makes a certificate that differs from the broker's in nothing but its key: same kind, same names.
 *
 * @param {string} folder
 * @returns {Identity}
 */
export function forgeIdentity(folder) {
  const identity = { certificate: path.join(folder, 'rogue.crt'), key: path.join(folder, 'rogue.key') };
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', identity.key, '-out', identity.certificate];
  execFileSync('openssl', ['req', '-x509', '-days', '3650', ...curve, ...names, ...files], { stdio: 'ignore' });
  return identity;
}
