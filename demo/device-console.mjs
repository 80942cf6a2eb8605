// @ts-check
// The talk with hearth-device: each command on its stdin is answered by one line with "ok", events come in between.

import { EventEmitter } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import net from 'node:net';
import readline from 'node:readline';
import { within } from './waiting.mjs';

/** @typedef {{event: string, id: string, [field: string]: unknown}} DeviceEvent */
/** @typedef {{ok: boolean, why?: string, [field: string]: unknown}} DeviceAnswer */

export class DeviceConsole extends EventEmitter {
  /** Ids of the devices that are connected now, by their own word. @type {Set<string>} */
  connected = new Set();
  /** Every event since the start, oldest first; bounded. @type {DeviceEvent[]} */
  events = [];
  /** Who waits for an answer, in order. @type {((answer: DeviceAnswer) => void)[]} */
  #waiting = [];
  #write;

  /** @param {(line: string) => void} write to the stdin of hearth-device */
  constructor(write) {
    super();
    this.#write = write;
  }

  /** @param {string} line of its stdout */
  hear(line) {
    const said = parse(line);
    if (said === null) return;
    if ('ok' in said) this.#waiting.shift()?.(/** @type {DeviceAnswer} */ (said));
    else this.#note(/** @type {DeviceEvent} */ (said));
  }

  /** @param {DeviceEvent} event */
  #note(event) {
    if (event.event === 'connected') this.connected.add(event.id);
    if (['disconnected', 'booted', 'unreached', 'refused_certificate'].includes(event.event))
      this.connected.delete(event.id);
    this.events.push(event);
    if (this.events.length > 10_000) this.events.shift();
    this.emit('event', event);
  }

  /**
   * @param {string} command one line, for example "freeze boiler"
   * @returns {Promise<DeviceAnswer>}
   * @throws {Error} when there is no answer within 5 s
   */
  async ask(command) {
    if (/[\r\n]/.test(command)) throw new Error('a command is one line');
    const answer = new Promise((/** @type {(answer: DeviceAnswer) => void} */ resolve) => this.#waiting.push(resolve));
    this.#write(command);
    return within(answer, 5, `answer to "${command}"`);
  }

  /**
   * @param {string} command
   * @returns {Promise<DeviceAnswer>}
   * @throws {Error} when the device refuses
   */
  async order(command) {
    const answer = await this.ask(command);
    if (!answer.ok) throw new Error(`hearth-device refuses "${command}": ${answer.why}`);
    return answer;
  }

  /** The process was started again: nobody answers what its predecessor was asked. */
  reset() {
    this.connected.clear();
    this.#waiting = [];
  }

  /**
   * Lets another process of this account give commands, one line each, one answer line each. Only for tests.
   *
   * @param {string} socketFile
   * @returns {Promise<net.Server>}
   */
  async serve(socketFile) {
    rmSync(socketFile, { force: true });
    const server = net.createServer((client) => this.#serveOne(client));
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(socketFile, () => resolve(undefined));
    });
    chmodSync(socketFile, 0o600);
    return server;
  }

  /** @param {net.Socket} client */
  #serveOne(client) {
    client.on('error', () => client.destroy());
    readline.createInterface({ input: client }).on('line', async (command) => {
      const answer = await this.ask(command).catch((error) => ({ ok: false, why: error.message }));
      client.write(`${JSON.stringify(answer)}\n`);
    });
  }
}

/** @param {string} line */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
