// @ts-check
// A time server (SNTP, RFC 4330) on this machine, which tells the time of somebody's clock, or nothing.

import { createSocket } from 'node:dgram';

const from1900 = 2_208_988_800; // seconds from the first moment of NTP to 1970
const packetBytes = 48;

export class TimeServer {
  #socket = createSocket('udp4');
  /** @type {(() => Date) | null} */
  #clock = null;

  /** @returns {Promise<string>} its address */
  async open() {
    this.#socket.on('message', (question, { port, address }) => {
      if (this.#clock !== null) this.#socket.send(answer(question, this.#clock()), port, address);
    });
    await new Promise((resolve) => this.#socket.bind(0, '127.0.0.1', () => resolve(undefined)));
    this.#socket.unref();
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  /** @param {(() => Date) | null} clock whose time it tells from now on; null: it does not answer */
  tell(clock) {
    this.#clock = clock;
  }

  close() {
    this.#socket.close();
  }
}

/**
 * @param {Buffer} question
 * @param {Date} now
 * @returns {Buffer}
 */
export function answer(question, now) {
  const packet = Buffer.alloc(packetBytes);
  packet[0] = (4 << 3) | 4; // version 4, server
  packet[1] = 2; // stratum
  question.copy(packet, 24, 40, 48); // where it told when it was sent
  const seconds = now.getTime() / 1000 + from1900;
  for (const at of [32, 40]) {
    packet.writeUInt32BE(Math.floor(seconds) % 2 ** 32, at);
    packet.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32), at + 4);
  }
  return packet;
}
