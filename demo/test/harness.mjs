// @ts-check
// One real part, in a folder of its own on ports of its own, stopped and removed after the test.

import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '../check/client.mjs';
import { demoDevices, layout } from '../layout.mjs';
import { logFile } from '../log.mjs';
import { Part } from '../part.mjs';
import { freeBase, portsFrom } from '../ports.mjs';
import { House } from '../supervisor.mjs';

const names = ['localhost', '127.0.0.1', '::1', 'kitchen.local'];

/** @type {WeakMap<import('node:test').TestContext, (() => unknown)[]>} */
const ends = new WeakMap();

/**
 * As `t.after`, which takes what is registered in the order of its registration: here the last comes first, so that a part is stopped before its
 * folder is removed, and what fails does not keep the rest from being done.
 *
 * @param {import('node:test').TestContext} t
 * @param {() => unknown} end
 */
export function afterwards(t, end) {
  const registered = ends.get(t);
  if (registered !== undefined) return void registered.push(end);
  const all = [end];
  ends.set(t, all);
  t.after(async () => {
    /** @type {unknown[]} */
    const failures = [];
    for (const each of all.reverse())
      try {
        await each();
      } catch (error) {
        failures.push(error);
      }
    if (failures.length > 0) throw failures.length > 1 ? new AggregateError(failures) : failures[0];
  });
}

/** @param {import('node:test').TestContext} t */
export function temporaryFolder(t) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hearth-test-'));
  afterwards(t, () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {import('node:test').TestContext} t
 * @returns {Promise<import('../parts.mjs').HousePlan>} a plan of a house of which nothing runs yet
 */
export async function plannedHouse(t) {
  const at = layout(temporaryFolder(t));
  for (const folder of [at.logs, at.trust, at.broker, at.devices]) mkdirSync(folder, { recursive: true });
  const ports = portsFrom(await freeBase());
  return { at, ports, names, deviceList: demoDevices, brokerDoor: ports.mqtt };
}

/** Certificates of the form that the gateway makes. @param {import('../layout.mjs').Layout} at */
export function makeTrust(at) {
  selfSigned(at.caCertificate, path.join(at.trust, 'web.key'), 'IP:127.0.0.1,IP:::1,DNS:localhost,DNS:kitchen.local');
  copyFileSync(at.caCertificate, path.join(at.trust, 'web.crt'));
  writeFileSync(
    path.join(at.trust, 'ca.sha256'),
    `${new X509Certificate(readFileSync(at.caCertificate)).fingerprint256}\n`,
  );
  selfSigned(at.brokerCertificate, at.brokerKey, 'DNS:localhost');
  appendFileSync(at.brokerCertificate, readFileSync(at.caCertificate)); // the whole chain, as the gateway writes it
  for (const kind of ['crt', 'key'])
    copyFileSync(path.join(at.trust, `broker.${kind}`), path.join(at.trust, `broker-former.${kind}`));
  writeFileSync(at.trustReady, '');
}

/**
 * Puts another pair in the place of one, as the gateway does: by renaming, the key first.
 *
 * @param {import('../layout.mjs').Layout} at
 * @param {'web' | 'broker'} which
 * @returns {X509Certificate} the new one
 */
export function exchange({ trust }, which) {
  const [certificate, key] = [path.join(trust, `${which}.crt`), path.join(trust, `${which}.key`)];
  selfSigned(`${certificate}.new`, `${key}.new`, 'DNS:localhost');
  renameSync(`${key}.new`, key);
  renameSync(`${certificate}.new`, certificate);
  return new X509Certificate(readFileSync(certificate));
}

/**
 * @param {string} certificate
 * @param {string} key
 * @param {string} subjectAltName
 */
export function selfSigned(certificate, key, subjectAltName) {
  const what = ['-subj', '/CN=test', '-addext', `subjectAltName=${subjectAltName}`];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...what, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
}

/**
 * Starts the part and waits until it is ready.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('../parts.mjs').HousePlan} house
 * @param {import('../part.mjs').PartPlan} plan
 * @returns {Promise<Part & {said: string[]}>} with what the house would have been told
 */
export async function running(t, { at }, plan) {
  /** @type {string[]} */
  const said = [];
  const part = new Part(plan, logFile(at.logs, plan.name), { say: (line) => void said.push(line), changed: () => {} });
  afterwards(t, () => part.stop());
  part.start();
  await part.ready(new AbortController().signal);
  return Object.assign(part, { said });
}

/**
 * The end of a connection. A reset is as good an end, which once() would take for a failure.
 *
 * @param {import('node:net').Socket} socket
 * @returns {Promise<void>}
 */
export function ended(socket) {
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
  });
}

/**
 * A whole house, claimed by an owner who is signed in.
 *
 * @param {import('node:test').TestContext} t
 * @returns {Promise<{house: House, owner: Client, signIn: () => Promise<unknown>, said: string[]}>} with how the owner signs in again, and what
 * people would have been told
 */
export async function claimedHouse(t) {
  /** @type {string[]} */
  const said = [];
  const ports = portsFrom(await freeBase());
  const house = new House({ data: temporaryFolder(t), ports, say: (line) => void said.push(line) });
  afterwards(t, () => house.stop());
  await house.start();
  const owner = new Client(house.ports.https, house.at.caCertificate);
  afterwards(t, () => owner.close());
  const account = { name: 'Maria', password: 'seven green kettles' };
  const home = { homeName: 'Test', zone: 'Europe/Athens' };
  await owner.expect(201, 'POST', '/setup/claim', { code: house.claimCode(), ...account, ...home });
  const signIn = () => owner.signIn(account.name, account.password);
  await signIn();
  return { house, owner, signIn, said };
}
