// @ts-check
// One more run of hearth-device, with an empty memory, that is sent to another address than its home.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { built, demoDevices } from '../layout.mjs';

/** @typedef {import('../device-console.mjs').DeviceEvent} DeviceEvent */

export class LoneDevice {
  /** @type {DeviceEvent[]} */
  events = [];
  #process;

  /**
   * @param {object} options
   * @param {string} options.id
   * @param {import('../layout.mjs').Layout} options.at the house whose enrolment code it holds
   * @param {number} options.port
   */
  constructor({ id, at, port }) {
    const state = mkdtempSync(path.join(at.devices, 'lone-'));
    const files = ['--devices', demoDevices, '--enrolment', at.enrolmentCodes, '--state', state];
    const args = [...files, '--only', id, '--host', '127.0.0.1', '--port', String(port), '--exit-on-eof'];
    this.#process = spawn(built.device, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    readline.createInterface({ input: this.#process.stdout }).on('line', (line) => this.events.push(JSON.parse(line)));
  }

  async stop() {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.stdin.end();
    await gone;
  }
}
