// @ts-check
// Two gateways of one home, as an update may have them: while moments are due one runs the home and another is started beside it, the first
// ends, in order or killed, and the other goes on.

import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, hold } from '../check/client.mjs';
import { freePort } from '../ports.mjs';
import { end } from './faults.mjs';
import { commandsOf, firstOf, planAhead, settled } from './moments.mjs';

const span = 6; // seconds over which the moments of a round are due
const startSeconds = 60;
const waitsWord = 'another gateway runs this home';

/** @typedef {import('../part.mjs').Part} Part */
/** @typedef {import('../check/client.mjs').Client} Client */
/** @typedef {{part: Part, ports: import('../parts.mjs').GatewayPorts}} Gateway */

/** The two gateways of a house, and which of them runs it. */
export class Handovers {
  #house;
  /** @type {Gateway} */
  #running;
  /** @type {Gateway} */
  #other;
  /** The other one has been started, and waits. */
  #waiting = false;

  /**
   * @param {import('../supervisor.mjs').House} house
   * @param {import('../parts.mjs').GatewayPorts} second ports of the second gateway
   */
  constructor(house, second) {
    this.#house = house;
    this.#running = { part: house.gateway, ports: house.ports };
    this.#other = { part: house.addGateway(second), ports: second };
  }

  /** @param {import('../supervisor.mjs').House} house */
  static async of(house) {
    return new Handovers(house, { gateway: await freePort(), management: await freePort() });
  }

  /**
   * @param {Client} owner
   * @param {import('./moments.mjs').Target[]} targets
   * @param {string[]} schedules
   * @param {() => number} random
   * @param {{each: number, killed: boolean}} round killed: the first does not end in order; the house starts it again, and it has to wait
   * @returns {Promise<import('./kills.mjs').Round>}
   */
  async play(owner, targets, schedules, random, { each, killed }) {
    const [first, second] = [this.#running, this.#other];
    const started = Date.now();
    if (!this.#waiting) {
      const before = logOf(second.part).length;
      second.part.start();
      await this.#waits(second.part, before);
    }
    const due = await planAhead(owner, targets, schedules, random, { count: each, lead: 4 + each / 20, span });
    await sleep(firstOf(due) - Date.now() + random() * span * 1000);
    const said = logOf(second.part).slice(logOf(second.part).lastIndexOf(waitsWord));
    hold(said.trimEnd().split('\n').length === 1, `a gateway that waits says more than that: ${said}`);
    const before = logOf(first.part).length;
    const asked = performance.now();
    if (killed) end(first.part, 'SIGKILL');
    else await first.part.stop();
    await this.#house.moveTo(second.part, second.ports);
    const over = (performance.now() - asked) / 1000;
    const words = await settled(owner, due);
    const commands = (await commandsOf(owner, targets)).filter(({ queuedAt }) => Date.parse(queuedAt) >= started);
    [this.#running, this.#other] = [second, first];
    // The house starts again what died: then it is that one which has to wait.
    if (killed) await this.#waits(first.part, before);
    this.#waiting = killed;
    return {
      due,
      commands,
      words: `${words}; the other runs the home ${over.toFixed(1)} s after the first was ${killed ? 'killed' : 'told to end'}`,
    };
  }

  /** The house's own gateway runs it, and alone. */
  async home() {
    const { part, ports } = { part: this.#house.gateway, ports: this.#house.ports };
    if (this.#running.part !== part) {
      await this.#running.part.stop();
      if (!this.#waiting) part.start();
      await this.#house.moveTo(part, ports);
    } else if (this.#waiting) await this.#other.part.stop();
  }

  /** @param {Part} part @param {number} before so long was its log before it was started */
  async #waits(part, before) {
    const said = () => logOf(part).slice(before);
    await eventually(
      () => said().includes(waitsWord) || undefined,
      startSeconds,
      () => `gateway that waits: ${said()}`,
    );
  }
}

/** @param {Part} part @returns {string} all it said */
const logOf = (part) => (existsSync(part.log) ? readFileSync(part.log, 'utf8') : '');
