// @ts-check
// A house that runs: starts the parts in order, keeps them running, stops them in the opposite order.

import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brokerOrders, serveOrders } from './console.mjs';
import { DeviceConsole } from './device-console.mjs';
import { Failure } from './failure.mjs';
import { demoDevices, layout } from './layout.mjs';
import { logFile } from './log.mjs';
import { Part } from './part.mjs';
import * as plans from './parts.mjs';
import { takePorts } from './ports.mjs';
import * as probes from './probes.mjs';
import { identify, runs } from './processes.mjs';
import { forget, isAlive, record, recorded, replaceFile } from './run-file.mjs';
import { stopRecorded } from './stopping.mjs';

/** Names by which this machine can be reached, as they stand in the web certificate. */
function namesOfThisMachine() {
  const label = os.hostname().split('.')[0]?.toLowerCase() ?? '';
  const local = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? [`${label}.local`] : [];
  return ['localhost', '127.0.0.1', '::1', ...local];
}

export class House {
  names = namesOfThisMachine();
  #abort = new AbortController();
  /** @type {plans.HousePlan} */
  #plan;
  #ready = false;
  /** @type {Part[]} */
  #started = [];
  /** @type {import('node:net').Server | null} */
  #controlServer = null;
  /** @type {import('node:net').Server | null} */
  #orders = null;
  #giveBackPorts = () => {};
  /** @type {Promise<void> | null} */
  #stopped = null;
  /** A home that is being put in the place of the one before. @type {Promise<void> | null} */
  #anew = null;

  /**
   * @param {object} options
   * @param {string} options.data folder of the house, absolute
   * @param {import('./ports.mjs').Ports} options.ports
   * @param {(line: string) => void} options.say one line for the person who started it
   * @param {string} [options.root] first level of every topic; absent: as this house was begun
   * @param {boolean} [options.control] lets other processes give commands to the devices
   * @param {string} [options.deviceList] file with the devices that live in the house
   * @param {number} [options.brokerDoor] port at which everybody finds the broker, when something stands in front of it
   * @param {() => unknown} [options.renewed] called when another home stands in the place of the one before
   */
  constructor({
    data,
    ports,
    say,
    root,
    control = false,
    deviceList = demoDevices,
    brokerDoor = ports.mqtt,
    renewed = () => {},
  }) {
    this.renewed = renewed;
    this.at = layout(data);
    this.root = root ?? this.#begunWith() ?? 'hearth';
    this.ports = ports;
    this.say = say;
    this.control = control;
    const plan = { at: this.at, ports, names: this.names, root: this.root, deviceList, brokerDoor };
    this.#plan = plan;
    this.postgres = this.#part(plans.postgres(plan));
    this.gateway = this.#part(plans.gateway(plan));
    this.mosquitto = this.#part(plans.mosquitto(plan));
    this.porch = this.#part(plans.porch(plan));
    this.nginx = this.#part(plans.nginx(plan));
    this.deviceConsole = new DeviceConsole((line) => this.devices.write(line));
    this.devices = this.#part(plans.devices(plan, this.deviceConsole));
    this.pins = this.#part(plans.pins(plan));
  }

  get url() {
    return `https://localhost:${this.ports.https}`;
  }

  /** @param {import('./part.mjs').PartPlan} plan */
  #part(plan) {
    const house = { say: this.say, changed: () => this.#partChanged() };
    return new Part(plan, logFile(this.at.logs, plan.name), house);
  }

  /**
   * @throws {Failure} with what a person can do; whatever was started runs on until {@link stop}
   */
  async start() {
    await this.#settleFormerRun();
    this.#settleRoot();
    this.#giveBackPorts = await takePorts(this.ports);
    if (existsSync(this.at.erasure)) this.#erase();
    await this.#open();
  }

  /**
   * Another gateway of this home, as an update may start one beside the first. It is not started yet; it ends with the house.
   *
   * @param {plans.GatewayPorts} ports
   * @returns {Part}
   */
  addGateway(ports) {
    const part = this.#part({
      ...plans.gateway({ ...this.#plan, ports: { ...this.ports, ...ports } }),
      name: 'gateway-2',
    });
    this.#started.push(part);
    return part;
  }

  /**
   * Returns when this gateway runs the home; from then on it is the one that browsers reach.
   *
   * @param {Part} gateway
   * @param {plans.GatewayPorts} ports
   */
  async moveTo(gateway, ports) {
    await gateway.ready(this.#abort.signal);
    await this.#meetsBroker(gateway, ports.management);
    if (this.nginx.plan.env['NGINX_GATEWAY'] === plans.gatewayAddress(ports)) return;
    this.nginx.plan.env['NGINX_GATEWAY'] = plans.gatewayAddress(ports);
    await this.nginx.stop();
    this.nginx.start();
    await this.nginx.ready(this.#abort.signal);
  }

  async #open() {
    this.#makeFolders();
    await this.#bring(this.postgres);
    await this.#bring(this.gateway);
    await this.#bring(this.mosquitto);
    await this.#meetsBroker(this.gateway, this.ports.management);
    await this.#bring(this.porch);
    await this.#bring(this.nginx);
    await this.nginx.holds(() => this.setup(), 30, this.#abort.signal);
    await this.#bring(this.devices);
    await this.#bring(this.pins);
    if (this.control) this.#controlServer = await this.deviceConsole.serve(this.at.deviceControl);
    this.#orders = await serveOrders(this.at.console, {
      ...brokerOrders(this.mosquitto, this.#abort.signal),
      'home erase': () => this.#eraseOnOrder(),
    });
    this.#ready = true;
    this.#record();
  }

  /** Makes the house's folders, of which nobody is disturbed who is there already. */
  async prepare() {
    this.#settleRoot();
    this.#makeFolders();
  }

  /** How the program is started that makes what the broker needs, and ends. */
  setupPlan() {
    return plans.setup(this.#plan);
  }

  #settleRoot() {
    const begun = this.#begunWith();
    if (begun !== null && begun !== this.root) {
      throw new Failure(`the devices of this house know the topics of ${begun}, not ${this.root}; take another --data`);
    }
  }

  /** Two supervisors in one folder would spoil the database; parts that a killed supervisor left behind hold its ports. */
  async #settleFormerRun() {
    const former = recorded(this.at.data);
    if (former === null || !isAlive(former)) return;
    if (runs(former.supervisor)) {
      throw new Failure(
        `this house is already running: https://localhost:${former.ports.https} (process ${former.supervisor.pid}, ` +
          `data ${former.data}); stop it with ./hearth down, or start another with --data DIR --port-base N`,
      );
    }
    this.say('the last supervisor was killed: stopping what it left behind');
    await stopRecorded(former, this.say);
  }

  #makeFolders() {
    const { data, logs, broker, devices, deviceState, postgres, mosquitto, porch, nginx } = this.at;
    for (const folder of [data, logs, broker, devices, deviceState, postgres, mosquitto, porch, nginx]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    chmodSync(data, 0o700);
    if (this.#begunWith() === null) replaceFile(this.at.root, `${this.root}\n`, { durable: true });
  }

  /** The root that the devices of this house were enrolled with; null before its first start. */
  #begunWith() {
    // Empty: a power cut took the content of a file whose name had reached the disk. Then nothing was enrolled yet.
    return (existsSync(this.at.root) && readFileSync(this.at.root, 'utf8').trim()) || null;
  }

  /** @param {Part} part */
  async #bring(part) {
    const begin = performance.now();
    this.#abort.signal.throwIfAborted();
    this.#started.push(part);
    part.start();
    await part.ready(this.#abort.signal);
    this.say(`${part.name.padEnd(10)} ready after ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  }

  /**
   * The gateway runs before the broker, because it makes the broker's certificate; only then can it be ready.
   *
   * @param {Part} gateway
   * @param {number} management port
   */
  async #meetsBroker(gateway, management) {
    const url = `http://127.0.0.1:${management}/q/health/ready`;
    await gateway.holds(() => probes.answersOk(url), 60, this.#abort.signal);
  }

  /** @returns {Promise<{claimed: boolean, homeName: string}>} */
  async setup() {
    return JSON.parse(await probes.answersOkOverTls(`${this.url}/api/v1/setup`, this.at.caCertificate));
  }

  /** @returns {string | null} the claim code, null when there is none */
  claimCode() {
    return existsSync(this.at.claimCode) ? readFileSync(this.at.claimCode, 'utf8').trim() : null;
  }

  /** @returns {string} SHA-256 of the CA certificate, as browsers and openssl show it */
  caFingerprint() {
    return new X509Certificate(readFileSync(this.at.caCertificate)).fingerprint256;
  }

  #partChanged() {
    this.#recordOrSay();
    // The gateway of a home that is to be erased leaves a mark and ends. Later, for a part that died has yet to see to its own restart.
    if (this.#ready && existsSync(this.at.erasure))
      setImmediate(() => this.#startAnew().catch(() => {})); // it has said why
    // One that is to be restored leaves another mark: the gateway does the work before it opens, and the broker takes its accounts at its start.
    else if (this.#ready && existsSync(this.at.restoring)) setImmediate(() => this.#startAgain().catch(() => {}));
  }

  async #eraseOnOrder() {
    replaceFile(this.at.erasure, '', { durable: true });
    await this.#startAnew();
    return `The home is erased, and a new one stands in its place. Claim code: ${this.claimCode()}`;
  }

  /** Ends when no home is being replaced. */
  async renewal() {
    await this.#anew;
  }

  /** A backup takes the home's place: everything stands still and begins again. */
  #startAgain() {
    this.#anew ??= this.#restoreHome().finally(() => (this.#anew = null));
    return this.#anew;
  }

  async #restoreHome() {
    if (this.#abort.signal.aborted) return;
    this.say('a backup takes the place of this home');
    await this.#standStillThen(() => this.#open(), 'the restored home does not start');
  }

  /** A factory reset: everything stands still, all that the home kept goes, and a new one begins. */
  #startAnew() {
    this.#anew ??= this.#replaceHome().finally(() => (this.#anew = null));
    return this.#anew;
  }

  async #replaceHome() {
    if (this.#abort.signal.aborted) return;
    this.say('the home is erased, and a new one begins');
    await this.#standStillThen(async () => {
      this.#erase();
      await this.#open();
    }, 'the old home is erased, and the new one does not start');
  }

  /**
   * @param {() => Promise<void>} work
   * @param {string} otherwise what is told when it fails
   */
  async #standStillThen(work, otherwise) {
    this.#ready = false;
    this.#closeDoors();
    try {
      for (const part of this.#started.toReversed()) await part.stop();
      this.#started = [];
      await work();
      await this.renewed();
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      const why = `${otherwise}: ${/** @type {Error} */ (error).message}`;
      this.say(why);
      throw new Failure(why);
    }
  }

  /** Database, broker, keys, memories of the demo's devices, logs; the mark last, so that a power cut leaves work and no half home. */
  #erase() {
    const mark = path.basename(this.at.erasure);
    for (const name of readdirSync(this.at.data).filter((name) => name !== mark)) {
      rmSync(path.join(this.at.data, name), { recursive: true, force: true });
    }
    rmSync(this.at.erasure);
  }

  #closeDoors() {
    this.#controlServer?.close();
    this.#orders?.close();
  }

  /** A full disk or a folder that was taken away must not end the one process that can stop the parts. */
  #recordOrSay() {
    try {
      this.#record();
    } catch (error) {
      this.say(`run.json cannot be written: ${/** @type {Error} */ (error).message}`);
    }
  }

  #record() {
    if (this.#started.length === 0) return;
    const supervisor = identify(process.pid);
    if (supervisor === null) throw new Error('/proc does not show this process');
    const parts = this.#started
      .filter((part) => part.identity !== null)
      .map(({ name, identity, plan: { stopSignal, stopSeconds } }) => {
        return {
          name,
          process: /** @type {import('./processes.mjs').ProcessIdentity} */ (identity),
          stopSignal,
          stopSeconds,
        };
      });
    record({ data: this.at.data, supervisor, ports: this.ports, names: this.names, ready: this.#ready, parts });
  }

  /** Stops what was started, in the opposite order. May be called at any moment, and more than once. */
  stop() {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop() {
    this.#abort.abort(new Failure('the house is being stopped'));
    this.#closeDoors();
    await this.#anew;
    if (this.#started.length === 0) return;
    this.say('stopping');
    for (const part of this.#started.toReversed()) await part.stop();
    forget(this.at.data);
    this.#giveBackPorts();
    this.say('stopped');
  }
}
