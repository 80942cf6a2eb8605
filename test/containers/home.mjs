// @ts-check
// The home in the containers, as its people use it: claimed, a relay of the Pi and a board switched, a schedule fired.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, eventually, hold } from '../../demo/check/client.mjs';
import { ended, send } from '../../demo/check/commands.mjs';
import { soon } from '../../demo/check/wall-clock.mjs';
import { DeviceConsole } from '../../demo/device-console.mjs';
import { built } from '../../demo/layout.mjs';

/** Patience in seconds with an answer of a machine that may have other things to do. */
const patience = 60;

export class Household {
  /** @type {Client | undefined} */
  #client;
  account = { name: 'owner', password: randomBytes(18).toString('base64url') };
  /** Told once, and used up. @type {string[]} */
  codes = [];
  /** @type {Board | undefined} */
  board;

  /**
   * @param {import('./stack.mjs').Stack} stack
   * @param {string} folder for what this side keeps
   */
  constructor(stack, folder) {
    this.stack = stack;
    this.folder = folder;
  }

  get client() {
    if (this.#client === undefined) throw new Error('nobody has signed in yet');
    return this.#client;
  }

  /** The certificate that everybody gets before anything else, at the door without TLS. */
  async trust() {
    writeFileSync(this.authority, await download('http://localhost:80/ca.crt'));
    this.#client = new Client(443, this.authority);
  }

  get authority() {
    return path.join(this.folder, 'ca.crt');
  }

  /** Whoever was here before signs in as before, and trusts what was trusted before. */
  async comeBack() {
    this.#client?.close();
    this.#client = new Client(443, this.authority);
    await this.client.signIn(this.account.name, this.account.password);
  }

  async claim() {
    await this.trust();
    // Of the newest start.
    const code = [...this.stack.logs('gateway').matchAll(/Claim code: ([0-9A-Z-]+)/g)].at(-1)?.[1];
    hold(code !== undefined, 'the log of the gateway tells no claim code');
    const stranger = await this.client.ask('GET', '/devices');
    hold(stranger.status === 401, `a stranger is answered ${stranger.status}`);
    await this.client.expect(201, 'POST', '/setup/claim', {
      code,
      ...this.account,
      homeName: 'Home',
      zone: 'Europe/Athens',
    });
    await this.client.signIn(this.account.name, this.account.password);
    const { time } = await this.client.expect(200, 'GET', '/home');
    if (!time.trusted) await this.client.expect(200, 'POST', '/home/time/trust', { now: new Date().toISOString() });
    return 'by the code in the log of the gateway; strangers are refused';
  }

  /** The lines of the Pi became a device by themselves; the owner says what is wired. */
  async wire() {
    await this.online('pins');
    const { revision } = await this.client.expect(200, 'GET', '/devices/pins/wiring');
    const lines = [{ id: 'relay1', kind: 'RELAY', line: 17, active: 'LOW' }];
    await this.client.expect(202, 'PUT', '/devices/pins/wiring', { revision, lines });
    const wired = async () => {
      const { capabilities } = await this.client.expect(200, 'GET', '/devices/pins');
      return capabilities?.some((/** @type {any} */ { id }) => id === 'relay1') || undefined;
    };
    await eventually(wired, patience, 'relay on the lines of the Pi');
    return 'the lines of the Pi came in by themselves; a relay is wired by the dashboard';
  }

  /** @param {string} device */
  async online(device) {
    const look = async () => (await this.client.ask('GET', `/devices/${device}`)).body?.presence?.online || undefined;
    await eventually(look, patience, `sight of ${device} online`);
  }

  /**
   * @param {string} device
   * @param {boolean} value
   * @returns {Promise<number>} how long it took until it was confirmed, in milliseconds
   */
  async turn(device, value) {
    const sent = await send(this.client, device, value);
    const end = await ended(this.client, sent.id, patience);
    hold(end.state === 'ACKNOWLEDGED', `the command to ${device} ended ${end.state} (${end.reason ?? 'no reason'})`);
    return end.tookMillis;
  }

  /** A machine that has to do with other things may miss the 3 s that a tap has; nothing is confirmed that was not. */
  async switchUntilConfirmed(/** @type {string} */ device, /** @type {boolean} */ value) {
    for (let left = 5; ; left--) {
      try {
        return await this.turn(device, value);
      } catch (error) {
        if (left === 0) throw error;
        await sleep(1000);
      }
    }
  }

  async switching() {
    const took = await this.switchUntilConfirmed('pins', true);
    await this.switchUntilConfirmed('pins', false);
    return `the relay of the Pi on and off, the first confirmed in ${took} ms`;
  }

  /** A board of another machine, as far as the broker can tell. */
  async enrolBoard() {
    const opened = await this.client.expect(201, 'POST', '/enrolments', { id: 'lamp', name: 'Lamp', icon: 'bulb' });
    this.codes.push(opened.code);
    this.board = new Board(this.folder, opened.code);
    await this.online('lamp');
    const took = await this.switchUntilConfirmed('lamp', true);
    return `a board came in through the published port with its code; on, confirmed in ${took} ms`;
  }

  async schedule() {
    const { zone, now } = await this.client.expect(200, 'GET', '/home');
    const due = soon(new Date(now), zone, 8);
    const schedule = await this.client.expect(201, 'POST', '/schedules', {
      name: 'Check',
      device: 'pins',
      capability: 'relay1',
      value: true,
      recurrence: { kind: 'WEEKLY', days: [due.day], time: due.time },
      overlap: 'BOTH',
    });
    const look = async () => {
      const firings = await this.client.expect(200, 'GET', `/schedules/${schedule.id}/firings`);
      return firings.find((/** @type {any} */ { command }) => command?.endedAt !== undefined);
    };
    const firing = await eventually(look, patience, 'ended command in the ledger');
    hold(firing.command.state === 'ACKNOWLEDGED', `the command of the schedule ended ${firing.command.state}`);
    return `at ${due.time}, ${firing.outcome}, confirmed`;
  }

  async close() {
    this.#client?.close();
    await this.board?.stop();
  }
}

/** hearth-device with one lamp, connected to the port that the machine publishes. */
class Board {
  #process;

  /**
   * @param {string} folder
   * @param {string} code
   */
  constructor(folder, code) {
    const list = path.join(folder, 'board.json');
    const codes = path.join(folder, 'board-code');
    const caps = [{ id: 'relay1', t: 'relay', ops: ['set'], feedback: false }];
    writeFileSync(
      list,
      JSON.stringify({ v: 1, devices: [{ id: 'lamp', model: 'esp32-relay1', hw: 'host', caps, telemetry_s: 0 }] }),
    );
    writeFileSync(codes, `${code}\n`, { mode: 0o600 });
    const state = path.join(folder, 'board');
    if (!existsSync(state)) mkdirSync(state);
    chmodSync(state, 0o700);
    const words = ['--devices', list, '--enrolment', codes, '--state', state, '--host', 'localhost', '--port', '8883'];
    this.#process = spawn(built.device, [...words, '--exit-on-eof'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.console = new DeviceConsole((line) => this.#process.stdin.write(line));
    readline.createInterface({ input: this.#process.stdout }).on('line', (line) => this.console.hear(line));
  }

  async stop() {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.stdin.end();
    await gone;
  }
}

/** @param {string} url @returns {Promise<string>} */
export function download(url) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { timeout: 10_000, agent: false }, async (answer) => {
      let body = '';
      for await (const piece of answer) body += piece;
      if (answer.statusCode === 200) resolve(body);
      else reject(new Error(`${url} answers ${answer.statusCode}`));
    });
    request.once('timeout', () => request.destroy(new Error(`${url} does not answer`)));
    request.once('error', reject);
  });
}
