// @ts-check
// The gateway's wall clock is set: it wakes up in 1970, jumps by hours and by seconds over moments that are due, and is years ahead. Everybody
// else's clock is right. A time server of the test's own agrees with the gateway's clock where a time service would have set it.

import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, hold } from '../check/client.mjs';
import { FakedClock } from './faked-clock.mjs';
import { commandsOf, firstOf, ledgerOf, outcomes, planAhead, rowsOf, settled } from './moments.mjs';
import { TimeServer } from './time-server.mjs';

const trustSeconds = 20; // a server is asked at once, and then after four seconds and eight
const catchUpSeconds = 60; // a thousand rows for each rhythm, of which there are three
const moments = 9; // about the start in 1970
const tooOldSeconds = 11; // what is left when it is missed is left after ten seconds
const hours = 3600;
const years = 365 * 24 * hours;

/** @type {{policy: string}[]} */
const policies = [{ policy: 'SKIP' }, { policy: 'RUN_IF_YOUNGER' }, { policy: 'HOLD_STATE' }];
const missed = (/** @type {number} */ i) => ({ missed: policies[i % policies.length] });

/** @typedef {import('../check/client.mjs').Client} Client */
/** @typedef {import('./clock-checker.mjs').ClockHistory} ClockHistory */
/** @typedef {import('./firing-checker.mjs').Due} Due */

export class ClockJumps {
  /** @type {ClockHistory} */
  history = { ledgers: [], commands: [], actuated: [], jumps: [] };
  #house;
  #owner;
  #account;
  #random;
  #clock;
  #server = new TimeServer();
  /** @type {import('./moments.mjs').Target[]} */
  #targets = [];
  /** @type {string[]} ids of schedules with one moment each */
  #single = [];
  /** @type {string[]} of one after each jump, which shows that the engine goes on */
  #probes = [];
  /** @type {string[]} ids of schedules that are due each minute, one for each rule for what is missed */
  #rhythms = [];

  /**
   * @param {import('../check/scene.mjs').Scene} scene
   * @param {import('./moments.mjs').Target[]} targets relays of boards
   * @param {() => number} random
   */
  constructor({ house, owner, account }, targets, random) {
    this.#house = house;
    this.#owner = owner;
    this.#account = account;
    this.#targets = targets;
    this.#random = random;
    this.#clock = new FakedClock(path.join(house.at.data, 'faked-clock'));
  }

  /** @returns {AsyncGenerator<string>} a line for each jump */
  async *play() {
    const address = await this.#server.open();
    Object.assign(this.#house.gateway.plan.env, this.#clock.environment(), { HEARTH_TIME_SERVERS: address });
    try {
      yield await this.#startIn1970();
      await this.#addRhythms();
      yield await this.#jump('two hours on', { seconds: 2 * hours, moments: 9 });
      yield await this.#jump('two hours back', { seconds: 0, told: true });
      yield await this.#jump('five seconds on', { seconds: 5, moments: 9 });
      yield await this.#jump('five seconds back', { seconds: 0 });
      yield await this.#jump('on to 2035', { seconds: 9 * years });
      yield await this.#jump('back from 2035', { seconds: 0, told: true });
      for (const schedule of [...this.#single, ...this.#rhythms, ...this.#probes])
        await this.#owner.expect(204, 'DELETE', `/schedules/${schedule}`);
    } finally {
      this.#server.close();
    }
  }

  /** After a power cut of everything: the devices carry nothing, and the gateway wakes up with a clock that nobody believes. */
  async #startIn1970() {
    const { due, last, before } = await this.#wakeIn1970(8);
    await sleep(last + tooOldSeconds * 1000 - Date.now());
    hold((await rowsOf(this.#owner, due)).length === 0, 'a moment is in the ledger by a clock that says 1970');
    hold((await this.#commands()).length === before, 'a schedule made a command by a clock that says 1970');
    await this.#set(0);
    const words = await this.#look('starts in 1970', before, moments, due);
    hold(words.includes('HELD'), `nothing was held while the clock said 1970: ${words}`);
    return words;
  }

  /** Some moments are due when it runs again; on a slow machine that takes another try. @param {number} lead @returns {Promise<{due: Due[], last: number, before: number}>} */
  async #wakeIn1970(lead) {
    const wanted = { count: moments, lead, span: 12, more: missed };
    const due = await planAhead(this.#owner, this.#targets, this.#single, this.#random, wanted);
    const before = (await this.#commands()).length;
    await this.#house.gateway.stop();
    for (const { device } of this.#targets) await this.#house.deviceConsole.order(`reboot ${device}`);
    this.#server.tell(null);
    this.#clock.set(60 - Math.floor(Date.now() / 1000));
    this.#house.gateway.start();
    await this.#house.moveTo(this.#house.gateway, this.#house.ports);
    await this.#signIn();
    hold(!(await this.#isTrusted()), 'a clock that says 1970 is trusted');
    const last = Math.max(...due.map(({ dueAt }) => Date.parse(dueAt)));
    if (last > Date.now() + 2000) return { due, last, before };
    await this.#set(0);
    await settled(this.#owner, due);
    return this.#wakeIn1970(lead * 3);
  }

  /** Due each minute, each with another rule for what is missed. */
  async #addRhythms() {
    for (const [i, rule] of policies.entries()) {
      const wish = {
        ...this.#targets[i % this.#targets.length],
        name: `Rhythm ${rule.policy}`,
        value: i % 2 === 0,
        recurrence: { kind: 'CRON', expression: `${i * 20} * * * * *` },
        missed: rule,
        withConflicts: true,
      };
      this.#rhythms.push((await this.#owner.expect(201, 'POST', '/schedules', wish)).id);
    }
  }

  /**
   * @param {string} name
   * @param {object} jump
   * @param {number} jump.seconds that the clock is off by afterwards
   * @param {number} [jump.moments] so many are due about then
   * @param {boolean} [jump.told] a person has to tell the time, for the clock is behind what was believed
   */
  async #jump(name, { seconds, moments: count = 0, told = false }) {
    const span = 6;
    const wanted = { count, lead: 3, span, more: missed };
    const due = count === 0 ? [] : await planAhead(this.#owner, this.#targets, this.#single, this.#random, wanted);
    if (count > 0) await sleep(firstOf(due) - this.#clock.now().getTime() + (this.#random() / 2) * span * 1000);
    const before = (await this.#commands()).length;
    await this.#set(seconds, told);
    return this.#look(name, before, count + this.#rhythms.length, due);
  }

  /** Sets the clock, and waits until it is trusted again. @param {number} seconds @param {boolean} [told] */
  async #set(seconds, told = false) {
    this.#clock.set(seconds);
    this.#server.tell(() => this.#clock.now());
    await this.#signIn();
    if (told) {
      hold(!(await this.#isTrusted()), 'a clock is trusted that is behind what was believed');
      await this.#owner.expect(200, 'POST', '/home/time/trust', { now: this.#clock.now().toISOString() });
    }
    await eventually(async () => (await this.#isTrusted()) || undefined, trustSeconds, 'clock that is trusted again');
  }

  /**
   * What became of a jump, and whether the engine goes on.
   *
   * @param {string} name
   * @param {number} before commands of schedules that were there
   * @param {number} most commands that are right
   * @param {Due[]} due
   */
  async #look(name, before, most, due) {
    await settled(this.#owner, due);
    const commands = await this.#commands();
    const made = commands.length - before;
    await this.#caughtUp();
    /** @type {string[]} a schedule without a past, whose ledger shows all there is */
    const own = [];
    const probe = await planAhead(this.#owner, this.#targets, own, this.#random, { count: 1, lead: 1, span: 1 });
    this.#probes.push(...own);
    await settled(this.#owner, probe);
    const [next] = await rowsOf(this.#owner, probe);
    const { ledger, commands: all } = await this.#read([...this.#single, ...this.#rhythms, ...own]);
    this.history.ledgers.push(ledger);
    this.history.commands = all;
    this.history.jumps.push({ name, commands: made, most, next });
    const rows = ledger.filter(
      ({ dueAt, schedule }) =>
        this.#rhythms.includes(schedule) ||
        due.some((moment) => moment.schedule === schedule && Date.parse(moment.dueAt) === Date.parse(dueAt)),
    );
    const late = Date.parse(next.recordedAt) - Date.parse(next.dueAt);
    return `${name}: ${outcomes(rows)}; ${made} commands; the next moment ${next.outcome} after ${late} ms`;
  }

  /** What the rhythms missed is written down up to now. */
  async #caughtUp() {
    await eventually(
      async () => {
        const behind = this.#clock.now().getTime() - 2 * 60_000;
        for (const rhythm of this.#rhythms) {
          const [newest] = await this.#owner.expect(200, 'GET', `/schedules/${rhythm}/firings?limit=1`);
          if (newest === undefined || Date.parse(newest.dueAt) < behind) return undefined;
        }
        return true;
      },
      catchUpSeconds,
      'ledger that has caught up',
    );
  }

  /** Ledger and commands as they stood together: a rhythm may fire while they are read one after the other. @param {string[]} schedules */
  async #read(schedules) {
    for (;;) {
      const before = await this.#commands();
      const ledger = await ledgerOf(this.#owner, schedules);
      const commands = await this.#commands();
      if (commands.length === before.length && commands.every(({ id }, i) => id === before[i]?.id))
        return { ledger, commands };
    }
  }

  async #commands() {
    const commands = await commandsOf(this.#owner, this.#targets);
    const own = new Set([...this.#single, ...this.#rhythms, ...this.#probes]);
    return commands.filter(({ cause }) => own.has(cause.scheduleId));
  }

  async #isTrusted() {
    return (await this.#owner.expect(200, 'GET', '/home')).time.trusted;
  }

  /** A token of another time counts no more. */
  #signIn() {
    return this.#owner.signIn(this.#account.name, this.#account.password);
  }
}
