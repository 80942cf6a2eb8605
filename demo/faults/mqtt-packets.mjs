// @ts-check
// Cuts a stream of bytes into MQTT 3.1.1 packets (OASIS standard, section 2.2) and reads of them what a fault needs to know.

/** @typedef {{type: string, bytes: Buffer, topic?: string, clientId?: string}} Packet */

const types = ['', 'CONNECT', 'CONNACK', 'PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'SUBSCRIBE'];
const others = ['SUBACK', 'UNSUBSCRIBE', 'UNSUBACK', 'PINGREQ', 'PINGRESP', 'DISCONNECT', ''];
const longestLength = 4; // bytes of the remaining length
const duplicateFlag = 0x08; // of a PUBLISH, section 3.3.1.1

/** One direction of one connection. */
export class PacketReader {
  #rest = Buffer.alloc(0);

  /**
   * @param {Buffer} bytes as they came
   * @returns {Packet[]} those that are complete now
   */
  read(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const packets = [];
    for (let packet = this.#next(); packet !== null; packet = this.#next()) packets.push(packet);
    return packets;
  }

  /** @returns {Packet | null} */
  #next() {
    let length = 0;
    for (let i = 0; i < longestLength; i++) {
      const byte = this.#rest[1 + i];
      if (byte === undefined) return null;
      length += (byte & 0x7f) * 128 ** i;
      if ((byte & 0x80) === 0) return this.#take(2 + i, length);
    }
    throw new Error('a remaining length of more than four bytes');
  }

  /** @param {number} head @param {number} length */
  #take(head, length) {
    if (this.#rest.length < head + length) return null;
    const bytes = this.#rest.subarray(0, head + length);
    this.#rest = this.#rest.subarray(head + length);
    return describe(bytes, bytes.subarray(head));
  }
}

/** @param {Buffer} bytes @param {Buffer} body @returns {Packet} */
function describe(bytes, body) {
  const type = [...types, ...others][(bytes[0] ?? 0) >> 4] ?? '';
  if (type === 'PUBLISH') return { type, bytes, topic: text(body, 0) };
  // Protocol name, level, flags and keep-alive stand before the client id (section 3.1).
  if (type === 'CONNECT') return { type, bytes, clientId: text(body, 2 + body.readUInt16BE(0) + 4) };
  return { type, bytes };
}

/** @param {Buffer} body @param {number} at */
const text = (body, at) => body.toString('utf8', at + 2, at + 2 + body.readUInt16BE(at));

/** The same PUBLISH as a sender repeats it. @param {Buffer} publish */
export function repeated(publish) {
  const copy = Buffer.from(publish);
  copy[0] = (copy[0] ?? 0) | duplicateFlag;
  return copy;
}
