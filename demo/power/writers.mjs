// @ts-check
// People and schedules who write all the time, and a record of what they were answered.

import { setTimeout as sleep } from 'node:timers/promises';
import { soon } from '../check/wall-clock.mjs';
import { credentialsIn } from './door.mjs';

/** @typedef {import('../check/client.mjs').Client} Client */
/** @typedef {import('./answers.mjs').Write} Write */

const devices = ['ceiling-lamp', 'boiler', 'house-pins'];
const atOnce = 4; // of each kind are there; the oldest is taken away
const patience = 8000; // milliseconds within which a due moment gets its row

export class Writers {
  /** @type {Write[]} */
  writes = [];
  /** @type {{id: string, device: string, value: boolean}[]} */
  accepted = [];
  /** @type {{schedule: string, dueAt: string}[]} */
  due = [];
  /** Secrets of the codes that were given out. @type {Record<string, import('./door.mjs').Credentials>} */
  credentials = {};
  /** Answers that were no 2xx, and how many. @type {Record<string, number>} */
  refusals = {};
  #owner;
  #random;
  #count = 0;
  #over = false;
  /** @type {Promise<unknown>} */
  #work = Promise.resolve();

  /** @param {Client} owner @param {() => number} random */
  constructor(owner, random) {
    this.#owner = owner;
    this.#random = random;
  }

  start() {
    const each = [
      () => this.#tap(),
      this.#keeper(),
      this.#planner(),
      this.#enroller(),
      this.#placer(),
      this.#firings(),
    ];
    this.#work = Promise.all(each.map((step) => this.#repeat(step)));
  }

  async stop() {
    this.#over = true;
    await this.#work;
  }

  /** @param {() => Promise<unknown>} step */
  async #repeat(step) {
    while (!this.#over) {
      await step().catch((error) => this.#refused(error.code ?? error.message)); // the gateway stands still
      await sleep(150 + this.#random() * 150);
    }
  }

  /** @param {string} why */
  #refused(why) {
    this.refusals[why] = (this.refusals[why] ?? 0) + 1;
  }

  /**
   * @param {string | null} what null: it has no name before it is answered
   * @param {string | null} wanted
   * @param {[string, string, unknown?]} request
   * @returns {Promise<any>} the answer's body, null if it was refused
   */
  async #write(what, wanted, [method, path, body]) {
    /** @type {Write | null} */
    const write = what === null ? null : { what, wanted, answered: false, refused: false };
    if (write !== null) this.writes.push(write);
    const answer = await this.#owner.ask(method, path, body);
    const done = answer.status >= 200 && answer.status < 300;
    if (write !== null) {
      write.answered = done;
      write.refused = answer.status >= 400 && answer.status < 500;
    }
    if (!done)
      this.#refused(`${method} ${path.replace(/[0-9a-f-]{36}/, '…')} ${answer.status} ${answer.body?.code ?? ''}`);
    return done ? (answer.body ?? {}) : null;
  }

  /** @param {string} what @param {string} value it was made with this answer */
  #made(what, value) {
    this.writes.push({ what, wanted: value, answered: true, refused: false });
  }

  async #tap() {
    const device = devices[this.#count++ % devices.length] ?? '';
    const value = this.#random() < 0.5;
    const order = { capability: 'relay1', operation: 'SET', value };
    const command = await this.#write(null, null, ['POST', `/devices/${device}/commands`, order]);
    if (command !== null) this.accepted.push({ id: command.id, device, value });
  }

  /** Rooms are added, given another name and removed. */
  #keeper() {
    /** @type {string[]} */
    const rooms = [];
    let number = 0;
    return async () => {
      const name = `Room ${number++}`;
      const room = await this.#write(null, null, ['POST', '/rooms', { name }]);
      if (room === null) return;
      this.#made(`room/${room.id}`, name);
      rooms.push(room.id);
      const other = rooms[Math.floor(this.#random() * rooms.length)];
      const renamed = `Room ${number++}`;
      await this.#write(`room/${other}`, renamed, ['PATCH', `/rooms/${other}`, { name: renamed }]);
      if (rooms.length > atOnce) {
        const oldest = rooms.shift();
        await this.#write(`room/${oldest}`, null, ['DELETE', `/rooms/${oldest}`]);
      }
    };
  }

  /** Schedules for later, which never fire here. */
  #planner() {
    /** @type {string[]} */
    const schedules = [];
    let number = 0;
    return async () => {
      const wish = () => ({
        name: `Plan ${number++}`,
        device: 'house-pins',
        capability: 'relay2',
        value: this.#random() < 0.5,
        recurrence: { kind: 'ONCE', date: '2090-01-01', time: '07:00:00' },
        withConflicts: true,
      });
      const first = wish();
      const schedule = await this.#write(null, null, ['POST', '/schedules', first]);
      if (schedule === null) return;
      this.#made(`schedule/${schedule.id}`, first.name);
      schedules.push(schedule.id);
      const other = schedules[Math.floor(this.#random() * schedules.length)];
      const changed = wish();
      await this.#write(`schedule/${other}`, changed.name, ['PUT', `/schedules/${other}`, changed]);
      if (schedules.length > atOnce) {
        const oldest = schedules.shift();
        await this.#write(`schedule/${oldest}`, null, ['DELETE', `/schedules/${oldest}`]);
      }
    };
  }

  /** Codes for new boards are given out and withdrawn: each is an account at the broker. */
  #enroller() {
    /** @type {{id: string, device: string}[]} */
    const codes = [];
    let number = 0;
    return async () => {
      const opened = await this.#write(null, null, ['POST', '/enrolments', { name: `Board ${number++}` }]);
      if (opened === null) return;
      this.credentials[opened.device] = credentialsIn(opened.code);
      this.#made(`door/${opened.device}`, 'open');
      codes.push({ id: opened.id, device: opened.device });
      if (codes.length > atOnce) {
        const oldest = codes.shift();
        await this.#write(`door/${oldest?.device}`, 'shut', ['DELETE', `/enrolments/${oldest?.id}`]);
      }
      await sleep(300);
    };
  }

  #placer() {
    return async () => {
      const place = { latitude: Math.round(this.#random() * 60), longitude: Math.round(this.#random() * 60) };
      await this.#write('home/position', `${place.latitude} ${place.longitude}`, ['PUT', '/home/position', place]);
    };
  }

  /** A schedule is due again and again; what the ledger said of a moment it goes on saying. */
  #firings() {
    let schedule = '';
    return async () => {
      const { zone, now } = await this.#owner.expect(200, 'GET', '/home');
      const moment = soon(new Date(now), zone, 2);
      const wish = {
        name: 'Fires',
        device: 'house-pins',
        capability: 'relay2',
        value: this.#random() < 0.5,
        recurrence: { kind: 'WEEKLY', days: [moment.day], time: moment.time },
        overlap: 'BOTH',
        withConflicts: true,
      };
      const made =
        schedule === ''
          ? await this.#write(null, null, ['POST', '/schedules', wish])
          : await this.#write(null, null, ['PUT', `/schedules/${schedule}`, wish]);
      if (made === null) return;
      schedule = made.id;
      const dueAt = moment.at.toISOString();
      if (Date.now() > moment.at.getTime()) return; // answered too late to be of that moment for sure
      const due = { schedule, dueAt };
      this.due.push(due);
      for (const deadline = Date.now() + patience; Date.now() < deadline && !this.#over; await sleep(200)) {
        const rows = await this.#owner.expect(200, 'GET', `/schedules/${schedule}/firings?limit=5`);
        const row = rows.find((/** @type {any} */ found) => Date.parse(found.dueAt) === moment.at.getTime());
        if (row !== undefined) return this.#made(`firing/${schedule}/${dueAt}`, row.outcome);
      }
      // The next plan takes its place.
      this.due.splice(this.due.indexOf(due), 1);
      this.#refused('no row in time');
    };
  }
}
