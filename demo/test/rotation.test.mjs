// @ts-check
// A change of the broker's key as boards see it: the real firmware core on this computer, the real broker with its entry script. The test
// plays the gateway, which tells the pins.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { pbkdf2Sync, X509Certificate } from 'node:crypto';
import path from 'node:path';
import { test } from 'node:test';
import tls from 'node:tls';
import { crc32 } from 'node:zlib';
import { DeviceConsole } from '../device-console.mjs';
import { devices, mosquitto } from '../parts.mjs';
import { until } from '../waiting.mjs';
import { makeTrust, plannedHouse, running, selfSigned } from './harness.mjs';

const secret = 'AAAAAAAAAAAAAAAAAAAAAA';
const patience = { seconds: 90 };
const ids = Array.from({ length: 20 }, (_, at) => `board-${String(at + 1).padStart(2, '0')}`);
const asleep = ids.slice(18);

/** @param {string} file */
const pin = (file) =>
  `sha256:${new X509Certificate(readFileSync(file)).fingerprint256.replaceAll(':', '').toLowerCase()}`;

const connect = 0x10;
const publishRetained = 0x31; // at most once, retained (MQTT 3.1.1, section 3.3.1)

/** @param {string} text */
const utf8 = (text) => Buffer.from([text.length >> 8, text.length & 0xff, ...Buffer.from(text)]);

/** @param {number} type first byte of the packet @param {Buffer[]} parts */
function packet(type, ...parts) {
  const rest = Buffer.concat(parts);
  const length = rest.length < 128 ? [rest.length] : [(rest.length & 0x7f) | 0x80, rest.length >> 7]; // section 2.2.3
  return Buffer.concat([Buffer.from([type, ...length]), rest]);
}

/** @param {string} certificate @param {number} port */
async function connectGateway(certificate, port) {
  const socket = tls.connect({ port, host: 'localhost', ca: readFileSync(certificate) });
  await once(socket, 'secureConnect');
  const flags = Buffer.from([4, 0xc2, 0, 0]); // user name, password, clean session; no keep-alive
  socket.write(packet(connect, utf8('MQTT'), flags, utf8('gateway'), utf8('gateway'), utf8(secret)));
  const [answer] = await once(socket, 'data');
  assert.equal(answer[3], 0);
  return socket;
}

/** Everybody may do everything: what each may is not what is tried here. @param {string} file */
function writeAccounts(file) {
  const salt = Buffer.from('twelve bytes');
  const password = pbkdf2Sync(secret, salt, 101, 64, 'sha512').toString('base64');
  const account = { password, salt: salt.toString('base64'), iterations: 101 };
  const all = { publishClientSend: true, publishClientReceive: true, subscribe: true, unsubscribe: true };
  const clients = [...ids, 'laggard', 'gateway'].map((username) => ({ username, ...account }));
  writeFileSync(file, JSON.stringify({ defaultACLAccess: all, clients, groups: [], roles: [] }));
}

/** @param {string} id @param {number} port @param {string[]} pins */
function code(id, port, pins) {
  const content = { v: 1, id, secret, hosts: ['localhost'], port, root: 'hearth', pins };
  const body = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `HEARTH1:${body}:${crc32(body).toString(16).padStart(8, '0')}`;
}

/** A broker with two keys, twenty boards that know both, and one that knows only the first. @param {import('node:test').TestContext} t */
async function house(t) {
  const planned = await plannedHouse(t);
  const { at, ports } = planned;
  makeTrust(at);
  const next = { certificate: path.join(at.trust, 'next.crt'), key: path.join(at.trust, 'next.key') };
  selfSigned(next.certificate, next.key, 'DNS:localhost');
  const pins = [pin(at.brokerCertificate), pin(next.certificate)];
  writeAccounts(at.brokerSeed);
  const caps = [{ id: 'relay1', t: 'relay', ops: ['set'], feedback: false }];
  const boards = [...ids, 'laggard'].map((id) => ({
    id,
    name: id,
    model: 'esp32-relay1',
    hw: 'host',
    caps,
    telemetry_s: 0,
  }));
  const deviceList = path.join(at.devices, 'boards.json');
  writeFileSync(deviceList, JSON.stringify({ v: 1, devices: boards }));
  mkdirSync(at.deviceState, { recursive: true });
  const codes = boards.map(({ id }) => code(id, ports.mqtt, id === 'laggard' ? pins.slice(0, 1) : pins));
  writeFileSync(at.enrolmentCodes, `${codes.join('\n')}\n`);
  const plan = mosquitto(planned);
  await running(t, planned, { ...plan, env: { ...plan.env, HEARTH_WATCH_S: '0.2' } });
  const console = new DeviceConsole((line) => part.write(line));
  const part = await running(t, planned, devices({ ...planned, deviceList }, console));
  const gateway = await connectGateway(at.brokerCertificate, ports.mqtt);
  t.after(() => gateway.destroy());
  /** @param {string} id @param {number} rev */
  const tell = (id, rev) => {
    const set = Buffer.from(JSON.stringify({ v: 1, rev, pins }));
    gateway.write(packet(publishRetained, utf8(`hearth/devices/${id}/config/pins`), set));
  };
  /** The broker takes another pair up, as when the files change. */
  const switchOver = () => {
    copyFileSync(next.key, at.brokerKey);
    writeFileSync(`${at.brokerCertificate}.new`, readFileSync(next.certificate));
    renameSync(`${at.brokerCertificate}.new`, at.brokerCertificate);
  };
  return { ...planned, console, pins, tell, switchOver };
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

/** @param {DeviceConsole} console @param {string[]} which @param {number} rev */
const hold = (console, which, rev) =>
  until(async () => {
    for (const id of which) {
      const { pins_rev: held, online } = await console.order(`stats ${id}`);
      assert.deepEqual({ id, held, online }, { id, held: rev, online: true });
    }
  }, patience);

test('twenty boards of which two sleep come over by a reload, and one that knows only the key before by the grace port', async (t) => {
  const { console, ports, pins, tell, switchOver } = await house(t);
  for (const id of asleep) await console.order(`sleep ${id} 3600`);
  for (const id of ids) tell(id, 1);
  await hold(console, ids.slice(0, 18), 1);
  for (const id of asleep) assert.notEqual((await console.order(`stats ${id}`)).pins_rev, 1);
  for (const id of asleep) await console.order(`reboot ${id}`);
  await hold(console, asleep, 1);

  const before = console.events.length;
  switchOver();
  await until(async () => assert.equal(await shown(ports.mqtt), pins[1]), patience);
  assert.equal(await shown(ports.grace), pins[0]);
  // Sessions outlive the reload: nobody connected anew.
  await hold(console, ids, 1);
  const told = console.events.slice(before).map(({ event }) => event);
  assert.deepEqual(
    told.filter((event) => ['disconnected', 'connected', 'unreached'].includes(event)),
    [],
  );

  for (const id of [...ids, 'laggard']) await console.order(`close ${id}`);
  await until(() => assert.deepEqual([...console.connected].toSorted(), [...ids, 'laggard'].toSorted()), patience);
  await hold(console, ids, 1);
  const refused = () => console.events.filter(({ event }) => event === 'refused_certificate').map(({ id }) => id);
  assert.deepEqual(refused(), ['laggard']);

  // At the grace port it is told the next key, and needs that port no more.
  tell('laggard', 1);
  await hold(console, ['laggard'], 1);
  await console.order('close laggard');
  await until(() => assert.ok(!console.connected.has('laggard')), patience);
  await hold(console, ['laggard'], 1);
  assert.deepEqual(refused(), ['laggard']);
});
