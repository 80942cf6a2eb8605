// @ts-check
// Stands between everybody and the broker, with the broker's own certificate, and does to single packets what a bad network does: loses
// one, tells one twice, cuts one in half. It also tells when a certain packet passes, which is the moment to kill somebody.

import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { PacketReader, repeated } from './mqtt-packets.mjs';

/** @typedef {import('./mqtt-packets.mjs').Packet} Packet */
/** @typedef {'to broker' | 'from broker'} Direction */

/**
 * @typedef {object} Rule what happens to the packets it matches
 * @property {(packet: Packet, direction: Direction, client: string) => boolean} matches
 * @property {'pass' | 'lose' | 'double' | 'cut'} act
 * @property {number} times how often; then it has no effect any more
 * @property {() => void} [meanwhile] called right after
 */

export class MqttProxy {
  /** @type {Rule | null} */
  #rule = null;
  #met = 0;
  /** @type {Set<tls.TLSSocket>} */
  #sockets = new Set();
  #server;

  /**
   * @param {object} options
   * @param {string} options.certificate of the broker, PEM
   * @param {string} options.key of the broker, PEM
   * @param {string} options.authority PEM
   * @param {number} options.brokerPort where the broker listens
   */
  constructor({ certificate, key, authority, brokerPort }) {
    const [cert, ca] = [readFileSync(certificate), readFileSync(authority)];
    this.#server = tls.createServer({ cert, key: readFileSync(key) }, (client) => {
      const broker = tls.connect({ host: 'localhost', port: brokerPort, ca });
      this.#join(client, broker);
    });
    this.#server.on('tlsClientError', () => {});
  }

  /** @param {number} port */
  open(port) {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, () => resolve(undefined));
    });
  }

  close() {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** From now on this happens. @param {Rule} rule */
  arm(rule) {
    this.#rule = rule;
    this.#met = 0;
  }

  /** Everything passes again. @returns {number} how many packets the last rule met */
  disarm() {
    const met = this.#met;
    this.#rule = null;
    this.#met = 0;
    return met;
  }

  /** @param {tls.TLSSocket} client @param {tls.TLSSocket} broker */
  #join(client, broker) {
    let name = '';
    const [up, down] = [new PacketReader(), new PacketReader()];
    this.#tie(client, broker);
    this.#tie(broker, client);
    client.on('data', (bytes) => {
      for (const packet of up.read(bytes)) {
        name = packet.clientId ?? name;
        this.#pass(packet, 'to broker', name, broker);
      }
    });
    broker.on('data', (bytes) => {
      for (const packet of down.read(bytes)) this.#pass(packet, 'from broker', name, client);
    });
  }

  /** When one end goes, so does the other. @param {tls.TLSSocket} socket @param {tls.TLSSocket} other */
  #tie(socket, other) {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      other.destroy();
    });
  }

  /** @param {Packet} packet @param {Direction} direction @param {string} name @param {tls.TLSSocket} to */
  #pass(packet, direction, name, to) {
    const rule = this.#rule;
    if (rule === null || this.#met >= rule.times || !rule.matches(packet, direction, name)) {
      to.write(packet.bytes);
      return;
    }
    this.#met++;
    if (rule.act === 'pass' || rule.act === 'double') to.write(packet.bytes);
    if (rule.act === 'double') to.write(packet.type === 'PUBLISH' ? repeated(packet.bytes) : packet.bytes);
    if (rule.act === 'cut') {
      to.write(packet.bytes.subarray(0, Math.ceil(packet.bytes.length / 2)));
      to.end();
    }
    rule.meanwhile?.();
  }
}
