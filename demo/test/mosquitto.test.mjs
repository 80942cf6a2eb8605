// @ts-check
// The broker's own rules, tried with packets written by hand (MQTT 3.1.1).

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import tls from 'node:tls';
import { mosquitto } from '../parts.mjs';
import { within } from '../waiting.mjs';
import { ended, makeTrust, plannedHouse, running } from './harness.mjs';

const notAuthorised = 5; // section 3.2.2.3
const atOnce = 3; // seconds; a silent client would be dropped too, but only after 45

/** @param {import('node:test').TestContext} t */
async function broker(t) {
  const house = await plannedHouse(t);
  makeTrust(house.at);
  // What the gateway seeds: one account, and deny for everything else.
  execFileSync('mosquitto_ctrl', ['dynsec', 'init', house.at.brokerSeed, 'gateway', 'secret'], { stdio: 'ignore' });
  const part = await running(t, house, mosquitto(house));
  return { house, part };
}

/** @param {string} text */
const utf8 = (text) => Buffer.from([text.length >> 8, text.length & 0xff, ...Buffer.from(text)]);

/**
 * @param {number} type first byte of the packet
 * @param {Buffer[]} parts
 */
function packet(type, ...parts) {
  const rest = Buffer.concat(parts);
  assert.ok(rest.length < 128, 'one length byte');
  return Buffer.concat([Buffer.from([type, rest.length]), rest]);
}

/**
 * @param {import('../parts.mjs').HousePlan} house
 * @param {object} who
 * @param {string} who.id
 * @param {string} [who.user]
 * @param {string} [who.password]
 * @param {tls.ConnectionOptions} [who.options]
 */
async function connect({ at, ports }, { id, user, password, options }) {
  const socket = tls.connect({
    port: ports.mqtt,
    host: 'localhost',
    ca: readFileSync(at.brokerCertificate),
    ...options,
  });
  await once(socket, 'secureConnect');
  const flags = Buffer.from([4, 2 | (user ? 0x80 : 0) | (password ? 0x40 : 0), 0, 30]);
  const names = [id, user, password].filter((text) => text !== undefined).map(utf8);
  socket.write(packet(0x10, utf8('MQTT'), flags, ...names));
  const [answer] = await once(socket, 'data');
  return { socket, code: answer[3] };
}

test('only a known account with its password comes in', async (t) => {
  const { house } = await broker(t);
  assert.equal((await connect(house, { id: 'a' })).code, notAuthorised);
  assert.equal((await connect(house, { id: 'a', user: 'gateway', password: 'guess' })).code, notAuthorised);
  assert.equal((await connect(house, { id: 'a', user: 'nobody', password: 'secret' })).code, notAuthorised);
  const { socket, code } = await connect(house, { id: 'a', user: 'gateway', password: 'secret' });
  t.after(() => socket.destroy());
  assert.equal(code, 0);
});

test('the client id is the user name: the second connection of an account ends the first, whatever ids they give', async (t) => {
  const { house } = await broker(t);
  const first = await connect(house, { id: 'one', user: 'gateway', password: 'secret' });
  const over = ended(first.socket);
  const second = await connect(house, { id: 'two', user: 'gateway', password: 'secret' });
  t.after(() => second.socket.destroy());
  await within(over, atOnce, 'end of the connection');
});

test('nothing older than TLS 1.2 is spoken, and nothing without TLS', async (t) => {
  const { house } = await broker(t);
  const old = {
    maxVersion: /** @type {const} */ ('TLSv1.1'),
    minVersion: /** @type {const} */ ('TLSv1'),
    ciphers: 'DEFAULT@SECLEVEL=0',
  };
  await assert.rejects(connect(house, { id: 'a', options: old }), /alert protocol version|ECONNRESET/);
  const { socket } = await connect(house, { id: 'a', options: { maxVersion: 'TLSv1.2' } });
  assert.equal(socket.getProtocol(), 'TLSv1.2');
});

test('the broker shows its own certificate and none of the chain, which the boards cannot read', async (t) => {
  const { house } = await broker(t);
  const address = `localhost:${house.ports.mqtt}`;
  const { stdout } = spawnSync('openssl', ['s_client', '-connect', address, '-showcerts'], {
    input: '',
    encoding: 'utf8',
  });
  assert.equal(stdout.match(/BEGIN CERTIFICATE/g)?.length, 1);
});

test('a packet above the limit ends the connection', async (t) => {
  const { house } = await broker(t);
  const { socket } = await connect(house, { id: 'a', user: 'gateway', password: 'secret' });
  const over = ended(socket);
  // PUBLISH of 1 MiB: remaining length as a variable number, section 2.2.3.
  socket.write(Buffer.concat([Buffer.from([0x30, 0x80, 0x80, 0x40]), utf8('a'), Buffer.alloc((1 << 20) - 3)]));
  await within(over, atOnce, 'end of the connection');
});

test('accounts survive a restart: the seed is taken once', async (t) => {
  const { house, part } = await broker(t);
  await part.stop();
  execFileSync('mosquitto_ctrl', ['dynsec', 'init', `${house.at.brokerSeed}.other`, 'other', 'secret'], {
    stdio: 'ignore',
  });
  execFileSync('mv', [`${house.at.brokerSeed}.other`, house.at.brokerSeed]);
  await running(t, house, mosquitto(house));
  const { socket, code } = await connect(house, { id: 'a', user: 'gateway', password: 'secret' });
  t.after(() => socket.destroy());
  assert.equal(code, 0);
});

for (const [what, spoil] of /** @type {[string, (whole: string) => string][]} */ ([
  ['empty', () => ''],
  ['cut off', (whole) => whole.slice(0, whole.length - 20)],
  ['cut off behind a bracket', (whole) => whole.slice(0, whole.indexOf('}') + 1)],
  ['of zeros', (whole) => '\0'.repeat(whole.length)],
])) {
  test(`an account file that is ${what} is set aside: the accounts are those of the last start`, async (t) => {
    const { house, part } = await broker(t);
    await part.stop();
    const file = path.join(house.at.mosquitto, 'dynamic-security.json');
    writeFileSync(file, spoil(readFileSync(file, 'utf8')));
    // Not of the seed, which another password opens by now.
    execFileSync('rm', [house.at.brokerSeed]);
    execFileSync('mosquitto_ctrl', ['dynsec', 'init', house.at.brokerSeed, 'gateway', 'other'], { stdio: 'ignore' });
    await running(t, house, mosquitto(house));
    const { socket, code } = await connect(house, { id: 'a', user: 'gateway', password: 'secret' });
    t.after(() => socket.destroy());
    assert.equal(code, 0);
    assert.ok(existsSync(`${file}.broken`));
  });
}

test('without any whole account file the broker begins with the seed', async (t) => {
  const { house, part } = await broker(t);
  await part.stop();
  for (const name of ['dynamic-security.json', 'dynamic-security.json.kept'])
    writeFileSync(path.join(house.at.mosquitto, name), '{');
  await running(t, house, mosquitto(house));
  const { socket, code } = await connect(house, { id: 'a', user: 'gateway', password: 'secret' });
  t.after(() => socket.destroy());
  assert.equal(code, 0);
});

test('what the plugin writes is to be on the card before it answers', async (t) => {
  const { house } = await broker(t);
  const file = execFileSync('stat', ['--file-system', '--format=%T', house.at.mosquitto], { encoding: 'utf8' });
  if (!/ext/.test(file)) return t.skip('no ext4 here');
  const flags = execFileSync('lsattr', ['-d', house.at.mosquitto], { encoding: 'utf8' }).split(' ')[0];
  assert.match(flags ?? '', /S/);
});
