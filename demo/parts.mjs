// @ts-check
// The six parts of a house without containers: what is started, with which words, and when it counts as ready.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { built, demoWiring, repository } from './layout.mjs';
import * as probes from './probes.mjs';

/**
 * @typedef {object} HousePlan
 * @property {import('./layout.mjs').Layout} at
 * @property {import('./ports.mjs').Ports} ports
 * @property {string[]} names of the web certificate
 * @property {string} deviceList file with the devices that live in the house
 * @property {number} brokerDoor port at which gateway and devices find the broker
 * @property {string} [root] first level of every topic
 */

/** @typedef {import('./part.mjs').PartPlan} PartPlan */
/** @typedef {Pick<import('./ports.mjs').Ports, 'gateway' | 'management'>} GatewayPorts */

/**
 * Nothing of the caller's environment reaches a part but what it needs to find programs and write text.
 *
 * @param {Record<string, string>} own
 */
function environment(own) {
  const { PATH = '', HOME = '/', TZ, TMPDIR } = process.env;
  return {
    // Debian keeps servers where an ordinary account does not look.
    PATH: `${PATH}:/usr/local/sbin:/usr/sbin:/sbin`,
    HOME,
    LANG: 'C.UTF-8',
    ...(TZ === undefined ? {} : { TZ }),
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...own,
  };
}

/**
 * Root's rights end here: in a user namespace of its own a process of root has no capability of the machine, can change to no other
 * account, and is to the file system no more than the owner of its files. initdb, Mosquitto and nginx are then no longer "root" either.
 *
 * @param {string} command
 * @param {string[]} args
 */
export function withoutRoot(command, args) {
  if (process.getuid?.() !== 0) return { command, args };
  return { command: 'unshare', args: ['--user', '--', command, ...args] };
}

/**
 * @param {string} folder
 * @param {string} [script]
 */
const entry = (folder, script = 'entry.sh') => withoutRoot('sh', [path.join(repository, folder, script)]);

/** @param {HousePlan} house @returns {PartPlan} */
export function postgres({ at, ports }) {
  return {
    name: 'postgres',
    ...entry('postgres'),
    env: environment({
      POSTGRES_BIN: path.join(built.postgres, 'bin'),
      POSTGRES_STATE: at.postgres,
      POSTGRES_PASSWORD_FILE: at.databasePassword,
      POSTGRES_LISTEN: '127.0.0.1',
      POSTGRES_PORT: String(ports.postgres),
      POSTGRES_CLIENTS: '127.0.0.1/32',
    }),
    stopSignal: 'SIGINT', // "fast": open transactions are rolled back, the files are closed in order
    stopSeconds: 60,
    readySeconds: 60,
    probe: () => probes.databaseAsksForPassword(ports.postgres),
  };
}

function java() {
  return process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

/**
 * The gateway as HEARTH_GATEWAY says: the jar; the jar as a container starts it, with what a house before it has learnt; or the native
 * executable. The same sources, the same words.
 *
 * @throws {Failure} when it says something else
 */
function gatewayProgram() {
  const { HEARTH_GATEWAY: form = 'jar' } = process.env;
  if (form === 'jar') return withoutRoot(java(), ['-Xmx256m', endsWithoutMemory, '-jar', built.gateway]);
  // A cache that does not fit would only make it slower, and nobody would see it: here it is an error.
  if (form === 'cached') return small([`-XX:AOTCache=${built.cache}`, '-XX:AOTMode=on'], built.learned);
  if (form === 'native') return withoutRoot(built.executable, ['-Xmx128m', endsWithoutMemory]);
  throw new Failure(`HEARTH_GATEWAY is ${JSON.stringify(form)}: allowed are jar, cached and native`);
}

/**
 * A gateway on the JVM with the words that its container has (gateway/entry.sh): what was learnt under others is good for nothing.
 *
 * @param {string[]} options more of the virtual machine's
 * @param {string} jar
 */
export function small(options, jar) {
  const words = ['-Xmx160m', endsWithoutMemory, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  return withoutRoot(java(), [...options, ...words, '--enable-native-access=ALL-UNNAMED', '-jar', jar]);
}

/** A program that lost a thread for want of memory looks alive and answers nothing; one that ended is started again. */
const endsWithoutMemory = '-XX:+ExitOnOutOfMemoryError';

/** The device that the lines of the simulated Pi are. */
const ownLines = 'house-pins';

/** @param {GatewayPorts} ports @returns {string} where the web server finds it */
export const gatewayAddress = (ports) => `127.0.0.1:${ports.gateway}`;

/** @param {HousePlan} house @returns {PartPlan} */
export function gateway({ at, ports, names, deviceList, brokerDoor, root = 'hearth' }) {
  return {
    name: 'gateway',
    ...gatewayProgram(),
    env: environment({
      HEARTH_TRUST_DIR: at.trust,
      HEARTH_TRUST_NAMES: names.join(','),
      HEARTH_BROKER_HOST: 'localhost',
      HEARTH_BROKER_PORT: String(brokerDoor),
      HEARTH_BROKER_GRACE_PORT: String(ports.grace),
      HEARTH_BROKER_DIR: at.broker,
      HEARTH_BROKER_ROOT: root,
      HEARTH_CONSOLE_TOKEN_FILE: at.consoleToken,
      HEARTH_DATABASE_URL: `jdbc:postgresql://127.0.0.1:${ports.postgres}/hearth`,
      HEARTH_DATABASE_USER: 'hearth',
      HEARTH_DATABASE_PASSWORD_FILE: at.databasePassword,
      HEARTH_CLAIM_FILE: at.claimCode,
      HEARTH_ERASURE_FILE: at.erasure,
      HEARTH_BACKUP_DIR: at.backups,
      HEARTH_BACKUP_MARK: at.restoring,
      HEARTH_ENROLMENT_DEMO_DEVICES: deviceList,
      HEARTH_ENROLMENT_DEMO_CODES: at.enrolmentCodes,
      HEARTH_LINES_DEVICE: ownLines,
      QUARKUS_HTTP_HOST: '127.0.0.1',
      QUARKUS_HTTP_PORT: String(ports.gateway),
      QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
      QUARKUS_MANAGEMENT_PORT: String(ports.management),
    }),
    stopSignal: 'SIGTERM',
    stopSeconds: 20,
    // A restore comes before it opens, and may take minutes.
    get readySeconds() {
      return existsSync(at.restoring) ? 900 : 90;
    },
    probe: async () => {
      for (const file of [at.trustReady, at.brokerSeed]) {
        if (!existsSync(file)) throw new Error(`${file} is not made yet`);
      }
      await probes.answersOk(`http://127.0.0.1:${ports.management}/q/health/live`);
    },
  };
}

/**
 * The gateway's own program in a role that makes what the broker needs, and ends.
 *
 * @param {HousePlan} house
 */
export function setup(house) {
  const { command, args, env } = gateway(house);
  return { command, args, env: { ...env, HEARTH_ROLE: 'setup' } };
}

/** @param {HousePlan} house @returns {PartPlan} */
export function mosquitto({ at, ports }) {
  return {
    name: 'mosquitto',
    ...entry('mosquitto'),
    env: environment({
      HEARTH_TRUST_DIR: at.trust,
      HEARTH_BROKER_DIR: at.broker,
      MOSQUITTO_STATE: at.mosquitto,
      MOSQUITTO_PORT: String(ports.mqtt),
      MOSQUITTO_GRACE_PORT: String(ports.grace),
    }),
    stopSignal: 'SIGTERM',
    stopSeconds: 15,
    readySeconds: 20,
    probe: () => probes.brokerRefusesStrangers(ports.mqtt, at.brokerCertificate),
  };
}

/** @param {HousePlan} house @returns {PartPlan} */
export function porch({ at, ports }) {
  return {
    name: 'porch',
    ...entry('mosquitto', 'porch.sh'),
    env: environment({
      HEARTH_TRUST_DIR: at.trust,
      HEARTH_BROKER_DIR: at.broker,
      PORCH_STATE: at.porch,
      PORCH_PORT: String(ports.porch),
      MOSQUITTO_ADDRESS: `localhost:${ports.mqtt}`,
    }),
    stopSignal: 'SIGTERM',
    stopSeconds: 15,
    readySeconds: 20,
    probe: () => probes.porchLetsStrangersIn(ports.porch, at.brokerCertificate),
  };
}

/** @param {HousePlan} house @returns {PartPlan} */
export function nginx({ at, ports, names }) {
  return {
    name: 'nginx',
    ...entry('nginx'),
    env: environment({
      HEARTH_TRUST_DIR: at.trust,
      HEARTH_TRUST_NAMES: names.join(','),
      NGINX_STATE: at.nginx,
      NGINX_HTTPS_PORT: String(ports.https),
      NGINX_HTTP_PORT: String(ports.http),
      NGINX_GATEWAY: gatewayAddress(ports),
      NGINX_DASHBOARD: built.dashboard,
      // A browser applies this to every port of "localhost", so the demo's word is a short one.
      NGINX_HSTS_S: '86400',
    }),
    // "Fast": the graceful SIGQUIT would wait for the live streams, which never end.
    stopSignal: 'SIGTERM',
    stopSeconds: 15,
    readySeconds: 20,
    probe: () => probes.answersOkOverTls(`https://localhost:${ports.https}/`, at.caCertificate),
  };
}

/**
 * @param {HousePlan} house
 * @param {import('./device-console.mjs').DeviceConsole} console hears every line
 * @returns {PartPlan}
 */
export function devices({ at, ports, deviceList, brokerDoor }, console) {
  const ids = JSON.parse(readFileSync(deviceList, 'utf8')).devices.map((/** @type {{id: string}} */ { id }) => id);
  const files = ['--devices', deviceList, '--enrolment', at.enrolmentCodes, '--state', at.deviceState];
  const doors = ['--port', String(brokerDoor), '--grace-port', String(ports.grace)];
  return {
    name: 'devices',
    ...withoutRoot(built.device, [...files, '--host', 'localhost', ...doors, '--exit-on-eof']),
    env: environment({}),
    stopSignal: 'SIGTERM',
    stopSeconds: 10,
    readySeconds: 40 + ids.length, // each is enrolled first
    onStart: () => console.reset(),
    onLine: (line) => console.hear(line),
    probe: () => {
      const missing = ids.filter((/** @type {string} */ id) => !console.connected.has(id));
      if (missing.length > 0) throw new Error(`${missing.join(', ')} did not connect`);
    },
  };
}

/**
 * The gateway's own program in its other role: simulated lines as one more device.
 *
 * @param {HousePlan} house
 * @returns {PartPlan}
 */
export function pins({ at }) {
  let heard = false;
  // Small and quick to start: it has little to do, and does it for years.
  const virtualMachine = [
    '-Xmx64m',
    endsWithoutMemory,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '--enable-native-access=ALL-UNNAMED',
  ];
  return {
    name: 'pins',
    ...withoutRoot(java(), [...virtualMachine, '-jar', built.gateway]),
    env: environment({
      HEARTH_ROLE: 'pins',
      HEARTH_PINS_LINES: 'simulated',
      HEARTH_PINS_WIRING: demoWiring,
      HEARTH_PINS_STATE: at.pins,
      HEARTH_PINS_CODE_FILE: at.enrolmentCodes,
      HEARTH_PINS_DEVICE: ownLines,
    }),
    stopSignal: 'SIGTERM',
    stopSeconds: 10,
    readySeconds: 40,
    onStart: () => (heard = false),
    // A house of an older demo has no code for it: then it waits, and nobody has to wait for it.
    onLine: (line) => (heard ||= /: connected to |waiting for an enrolment code/.test(line)),
    probe: () => {
      if (!heard) throw new Error('house-pins did not connect');
    },
  };
}
