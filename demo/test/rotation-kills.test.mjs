// @ts-check
// The gateway is killed at each stage of a change of the broker's key, the one moment that counts held open: after the restart what was decided and
// what lies in the files agree, and devices that know the home by pins alone get in. All of it is the real house.

import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { standStill } from '../power/standstill.mjs';
import { send } from '../processes.mjs';
import { until } from '../waiting.mjs';
import { claimedHouse } from './harness.mjs';

const patience = Number(process.env.HEARTH_PATIENCE ?? 1);
const seconds = 120 * patience;
const rotation = '/broker/rotation';

/** @typedef {{stage: string, inUse: string, other: string, shown: boolean, devices: any[]}} View */

class Scene {
  /** @param {import('../supervisor.mjs').House} house @param {import('../check/client.mjs').Client} owner */
  constructor(house, owner) {
    this.house = house;
    this.owner = owner;
    this.trust = house.at.trust;
  }

  /** @returns {Promise<View>} */
  view() {
    return this.owner.expect(200, 'GET', rotation);
  }

  /** @param {string} step @param {unknown} [body] @returns {Promise<View>} */
  take(step, body) {
    return this.owner.expect(200, 'POST', `${rotation}/${step}`, body);
  }

  /** Kills the gateway while its database stands still in the middle of this step. @param {string} step @param {unknown} [body] */
  async dieBeforeCommit(step, body) {
    const database = this.house.postgres.identity;
    assert.ok(database !== null);
    const goOn = standStill([database.pid]);
    const lost = this.owner.ask('POST', `${rotation}/${step}`, body).catch(() => null);
    await sleep(500);
    const die = this.#kill();
    goOn();
    await lost;
    await die;
  }

  /**
   * Kills the gateway after it has decided this step, while it cannot do it with the files.
   *
   * @param {string} step
   * @param {unknown} body
   * @param {() => () => void} block makes the files refuse, and gives back what undoes it
   */
  async dieBeforeFiles(step, body, block) {
    const unblock = block();
    try {
      await this.take(step, body);
    } finally {
      const die = this.#kill();
      unblock();
      await die;
    }
  }

  /** Nothing in the folder of the keys can be written. */
  closed = () => {
    chmodSync(this.trust, 0o500);
    return () => chmodSync(this.trust, 0o700);
  };

  /**
   * A key can be put in its place, and its certificate cannot.
   *
   * @param {string} name
   */
  halfClosed = (name) => () => {
    const inTheWay = path.join(this.trust, `${name}.crt.new`);
    mkdirSync(path.join(inTheWay, 'something'), { recursive: true });
    return () => rmSync(inTheWay, { recursive: true });
  };

  async #kill() {
    const dead = this.house.gateway.identity;
    assert.ok(dead !== null, 'the gateway does not run');
    send(dead, 'SIGKILL');
    await until(() => assert.ok(![dead.pid, undefined].includes(this.house.gateway.identity?.pid)), { seconds });
  }

  /** @param {string} name */
  pin(name) {
    const { fingerprint256 } = new X509Certificate(readFileSync(path.join(this.trust, `${name}.crt`)));
    return `sha256:${fingerprint256.replaceAll(':', '').toLowerCase()}`;
  }

  /**
   * What is decided, what lies in the files and what the broker shows are one thing, and a device that is thrown out gets in again.
   *
   * @param {...string} stages that may be
   * @returns {Promise<View>}
   */
  async agrees(...stages) {
    const view = await until(() => this.view(), { seconds });
    assert.ok(stages.includes(view.stage), `the stage is ${view.stage}`);
    await until(() => assert.equal(this.pin('broker'), view.inUse), { seconds });
    const [former, next] = [this.pin('broker-former'), this.pin('broker-next')];
    if (view.stage === 'SWITCHED') assert.equal(former, view.other);
    else assert.deepEqual({ former, next }, { former: view.inUse, next: view.other });
    for (const name of ['broker', 'broker-former', 'broker-next']) {
      const file = path.join(this.trust, name);
      const key = createPrivateKey(readFileSync(`${file}.key`));
      assert.ok(new X509Certificate(readFileSync(`${file}.crt`)).checkPrivateKey(key), `${name}: another key`);
    }
    await until(async () => assert.ok((await this.view()).shown, 'the broker was not seen with it'), { seconds });
    assert.equal(await shown(this.house.ports.mqtt), view.inUse);
    await this.comesIn('ceiling-lamp');
    return view;
  }

  /** @param {string} id */
  async comesIn(id) {
    const { deviceConsole } = this.house;
    await deviceConsole.order(`close ${id}`);
    await until(() => assert.ok(!deviceConsole.connected.has(id)), { seconds: 5, pause: 5 }).catch(() => {}); // it may be back already
    await until(() => assert.ok(deviceConsole.connected.has(id), `${id} does not come in`), { seconds });
    await until(
      async () => assert.ok((await this.owner.expect(200, 'GET', `/devices/${id}`)).presence.online, `${id} is away`),
      { seconds },
    );
  }

  /** Every device that is waited for has said what the next step needs. */
  async nobodyIsMissing() {
    await until(
      async () => {
        const missing = (await this.view()).devices.filter((/** @type {any} */ device) => device.missing);
        assert.deepEqual(
          missing.map((/** @type {any} */ { id }) => id),
          [],
        );
      },
      { seconds },
    );
  }
}

/** Pin of what is shown at a port. @param {number} port @returns {Promise<string>} */
const shown = (port) =>
  new Promise((resolve, reject) => {
    const socket = tls.connect({ port, host: 'localhost', rejectUnauthorized: false }, () => {
      resolve(`sha256:${socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase()}`);
      socket.destroy();
    });
    socket.once('error', reject);
  });

test(
  'a gateway that is killed in a change of the broker’s key leaves no home in two minds',
  {
    timeout: 1_800_000 * patience,
  },
  async (t) => {
    const { house, owner, signIn } = await claimedHouse(t);
    const home = new Scene(house, owner);
    t.beforeEach(signIn); // all of it may take longer than an access token is good for
    const begin = await home.agrees('RESTING');

    await t.test('while it is announced', async () => {
      await home.dieBeforeCommit('announce');
      const { stage, inUse } = await home.agrees('RESTING', 'ANNOUNCED');
      assert.equal(inUse, begin.inUse);
      if (stage === 'RESTING') await home.take('announce');
      await home.nobodyIsMissing();
    });

    await t.test('before the switch is decided', async () => {
      await home.dieBeforeCommit('switch', { force: false });
      assert.equal((await home.agrees('ANNOUNCED')).inUse, begin.inUse);
      await home.nobodyIsMissing();
    });

    await t.test('between the decision to switch and the files', async () => {
      await home.dieBeforeFiles('switch', { force: false }, home.closed);
      const { inUse, other } = await home.agrees('SWITCHED');
      assert.deepEqual([inUse, other], [begin.other, begin.inUse]);
    });

    await t.test('between a key and its certificate, on the way back', async () => {
      await home.dieBeforeFiles('roll-back', undefined, home.halfClosed('broker'));
      assert.equal((await home.agrees('RESTING')).inUse, begin.inUse);
      await home.take('announce');
      await home.nobodyIsMissing();
      await home.take('switch', { force: false });
      await home.agrees('SWITCHED');
    });

    await t.test('before the end is decided, when another next key is made', async () => {
      await home.dieBeforeCommit('finish', { force: true });
      assert.equal((await home.agrees('SWITCHED')).inUse, begin.other);
    });

    await t.test('between the decision to finish and the files', async () => {
      await home.dieBeforeFiles('finish', { force: true }, home.halfClosed('broker-former'));
      const { inUse, other } = await home.agrees('RESTING');
      assert.equal(inUse, begin.other);
      assert.ok(![begin.inUse, begin.other].includes(other), 'the key before is told as the next one');
      // the broker notices files within seconds: nothing was waited for yet that only the grace port shows
      await until(async () => assert.equal(await shown(home.house.ports.grace), inUse), { seconds });
    });

    await t.test('and the whole change can be made again', async () => {
      await home.take('announce');
      await home.nobodyIsMissing();
      await home.take('switch', { force: false });
      await home.agrees('SWITCHED');
      await home.take('finish', { force: true });
      await home.agrees('RESTING');
    });
  },
);
