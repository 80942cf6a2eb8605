// @ts-check
// The verbs of another terminal, against a real broker and a gateway that is only its console.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { test } from 'node:test';
import { findings } from '../broker-test.mjs';
import * as commands from '../commands.mjs';
import { brokerOrders, order, serveOrders } from '../console.mjs';
import { Failure } from '../failure.mjs';
import { Misuse, readOptions } from '../options.mjs';
import { mosquitto } from '../parts.mjs';
import { identify } from '../processes.mjs';
import { forget, record } from '../run-file.mjs';
import { House } from '../supervisor.mjs';
import { until } from '../waiting.mjs';
import { makeTrust, plannedHouse, running, temporaryFolder } from './harness.mjs';

const token = 'read from the file';

/** @param {import('node:test').TestContext} t */
async function houseWithBroker(t) {
  const house = await plannedHouse(t);
  makeTrust(house.at);
  // The broker's own certificate is signed by nobody else, so it is its own authority here.
  copyFileSync(house.at.brokerCertificate, house.at.caCertificate);
  execFileSync('mosquitto_ctrl', ['dynsec', 'init', house.at.brokerSeed, 'gateway', 'secret'], { stdio: 'ignore' });
  const part = await running(t, house, mosquitto(house));
  const server = await serveOrders(house.at.console, brokerOrders(part, new AbortController().signal));
  t.after(() => server.close());
  const own = /** @type {import('../processes.mjs').ProcessIdentity} */ (identify(process.pid));
  const write = () => {
    const parts = part.identity === null ? [] : [recordedBroker(part)];
    record({ data: house.at.data, supervisor: own, ports: house.ports, names: house.names, ready: true, parts });
  };
  write();
  t.after(() => forget(house.at.data));
  return { house, part, write };
}

/** @param {import('../part.mjs').Part} part */
function recordedBroker(part) {
  const process = /** @type {import('../processes.mjs').ProcessIdentity} */ (part.identity);
  return { name: 'mosquitto', process, stopSignal: part.plan.stopSignal, stopSeconds: part.plan.stopSeconds };
}

/** @param {import('../part.mjs').Part} part */
const pidOf = (part) => part.identity?.pid;

/**
 * @param {import('node:test').TestContext} t
 * @param {string} data
 * @param {string[]} words
 * @returns {Promise<string>} what a person is told
 */
async function told(t, data, ...words) {
  /** @type {string[]} */
  const lines = [];
  const log = t.mock.method(console, 'log', (/** @type {string} */ line) => void lines.push(line));
  try {
    const options = readOptions([...words, '--data', data]);
    const verb = /** @type {Record<string, (options: any) => Promise<unknown>>} */ (commands)[options.command];
    await verb?.(options);
  } finally {
    log.mock.restore();
  }
  return lines.join('\n');
}

test('the broker is stopped, started and started anew from another terminal', async (t) => {
  const { house, part, write } = await houseWithBroker(t);
  const first = pidOf(part);
  assert.match(await told(t, house.at.data, 'broker', 'start'), /runs already/);
  assert.match(await told(t, house.at.data, 'broker', 'stop'), /stopped/);
  assert.equal(pidOf(part), undefined);
  write();
  assert.match(await told(t, house.at.data, 'broker', 'status'), /: down/);
  assert.match(await told(t, house.at.data, 'broker', 'start'), /is there/);
  const second = pidOf(part);
  assert.match(await told(t, house.at.data, 'broker', 'restart'), /is there/);
  assert.equal(new Set([first, second, pidOf(part)]).size, 3);
  write();
  assert.match(await told(t, house.at.data, 'broker', 'status'), new RegExp(`up, process ${pidOf(part)}`));
});

test('a broker that was stopped on purpose stays down, and one that was started again is kept up', async (t) => {
  const { house, part } = await houseWithBroker(t);
  await told(t, house.at.data, 'broker', 'stop');
  assert.equal(part.said.length, 0);
  await told(t, house.at.data, 'broker', 'start');
  process.kill(/** @type {number} */ (pidOf(part)), 'SIGKILL');
  const back = () => part.said.some((line) => line.includes('back after'));
  await until(() => assert.ok(back(), 'it was not started again'), { seconds: 10 });
});

test('an order that is none is refused, and nobody else may give one', async (t) => {
  const { house } = await houseWithBroker(t);
  await assert.rejects(order(house.at.console, 'broker explode'), Failure);
  assert.equal(statSync(house.at.console).mode & 0o777, 0o600);
});

test('the test of the broker tells certificate, pin and refusal', async (t) => {
  const { house } = await houseWithBroker(t);
  const said = await told(t, house.at.data, 'broker', 'test');
  assert.match(said, /ok +TLSv1\.[23] on localhost/);
  assert.match(said, /ok +certificate by the home's own authority/);
  assert.match(said, /ok +the pin that devices are given: sha256:[0-9a-f]{64}/);
  assert.match(said, /ok +refused without a name and a password/);
});

test('another certificate than ours, or no broker, is told as such', async (t) => {
  const { house, part } = await houseWithBroker(t);
  const other = await plannedHouse(t);
  makeTrust(other.at);
  const strange = await findings(house.ports.mqtt, other.at);
  assert.deepEqual(
    strange.filter(({ holds }) => !holds).map(({ what }) => what.split(':')[0]),
    ["certificate by the home's own authority", 'the pin that devices are given', 'without a name and a password'],
  );
  await part.stop();
  assert.match((await findings(house.ports.mqtt, house.at))[0]?.what ?? '', /no TLS connection/);
  await assert.rejects(told(t, house.at.data, 'broker', 'test'), Failure);
});

test('the log of the broker is shown', async (t) => {
  const { house, part } = await houseWithBroker(t);
  await part.stop();
  assert.match(await told(t, house.at.data, 'broker', 'logs'), /mosquitto/);
});

/**
 * @param {import('node:test').TestContext} t
 * @param {number} port
 */
async function consoleOfGateway(t, port) {
  const server = http.createServer((request, answer) => {
    const isAllowed = request.headers.authorization === `Bearer ${token}`;
    const accounts = [
      { name: 'lamp-1', of: 'device', disabled: true },
      { name: 'grafana', of: 'tool', disabled: false },
    ];
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const name = searchParams.get('name');
    const [filters, expiresAt] = [searchParams.getAll('filter'), '2026-11-21T12:15:00Z'];
    /** @type {Record<string, unknown>} */
    const answers = {
      'GET /console/accounts': accounts,
      'POST /console/accounts': { name: `tool.${name}`, secret: `reads ${filters.join(' and ')}` },
      'DELETE /console/accounts': { name: `tool.${name}` },
      'GET /console/owners': ['Maria', 'Nikos'],
      'POST /console/recoveries': { owner: name, code: '7QK4M-00000-00000-00000', expiresAt },
      'POST /console/keys': { key: 'abcdefghijklmnop' },
      'POST /console/enrolments': { device: 'cellar-light', code: `HEARTH1:${name}:0`, expiresAt },
    };
    answer.statusCode = isAllowed ? 200 : 403;
    answer.end(JSON.stringify(isAllowed ? answers[`${request.method} ${pathname}`] : { code: 'console-refused' }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
}

test('accounts and a new code are asked of the gateway with the token of its file', async (t) => {
  const { house } = await houseWithBroker(t);
  await assert.rejects(told(t, house.at.data, 'broker', 'accounts'), /does not answer yet/);
  await consoleOfGateway(t, house.ports.management);
  writeFileSync(house.at.consoleToken, 'of the start before');
  await assert.rejects(told(t, house.at.data, 'broker', 'accounts'), /console-refused/);
  writeFileSync(house.at.consoleToken, `${token}\n`);
  assert.match(await told(t, house.at.data, 'broker', 'accounts'), /lamp-1 +device, disabled\n +grafana +tool$/);
  assert.match(await told(t, house.at.data, 'credentials', 'Cellar light & co'), /HEARTH1:Cellar light & co:0$/);
});

test('an account for a program is made with its password told once, and removed', async (t) => {
  const { house } = await houseWithBroker(t);
  await consoleOfGateway(t, house.ports.management);
  writeFileSync(house.at.consoleToken, token);
  const added = await told(t, house.at.data, 'broker', 'accounts', 'add', 'grafana', 'hearth/#', '$SYS/#');
  assert.match(added, /user name +tool\.grafana\npassword +reads hearth\/# and \$SYS\/#$/);
  assert.match(await told(t, house.at.data, 'broker', 'accounts', 'remove', 'grafana'), /^tool\.grafana is thrown out/);
});

test('owners are named, and one of them gets a code for a new password', async (t) => {
  const { house } = await houseWithBroker(t);
  await consoleOfGateway(t, house.ports.management);
  writeFileSync(house.at.consoleToken, token);
  assert.match(await told(t, house.at.data, 'recover'), /recover NAME.*\n {2}Maria\n {2}Nikos$/);
  const given = await told(t, house.at.data, 'recover', 'Maria');
  assert.match(given, /^For Maria .*valid until 2026-11-21T12:15:00Z/);
  const name = house.names.find((other) => other.endsWith('.local')) ?? 'localhost';
  assert.ok(given.includes(`https://${name}:${house.ports.https}/recover`), given);
  assert.match(given, /Recovery code: 7QK4M-00000-00000-00000$/);
});

test('the key that signs access tokens is replaced', async (t) => {
  const { house } = await houseWithBroker(t);
  await consoleOfGateway(t, house.ports.management);
  writeFileSync(house.at.consoleToken, token);
  assert.match(await told(t, house.at.data, 'keys', 'rotate'), /new key from now on: abcdefghijklmnop/);
});

test('words that are no verbs of the broker are refused', () => {
  for (const words of [
    ['broker', 'accounts', 'explode'],
    ['broker', 'accounts', 'add'],
    ['broker', 'accounts', 'add', 'grafana'],
    ['broker', 'accounts', 'remove'],
    ['broker', 'accounts', 'remove', 'grafana', 'hearth/#'],
    ['broker', 'stop', '--root', 'iotflow'],
    ['broker'],
    ['broker', 'explode'],
    ['broker', 'stop', 'now'],
    ['broker', 'stop', '-f'],
    ['credentials'],
    ['credentials', ' '],
  ])
    assert.throws(() => readOptions(words), Misuse, words.join(' '));
  for (const root of ['', 'a/b', '+', '#', 'Ä', 'x'.repeat(33)])
    assert.throws(() => readOptions(['demo', `--root=${root}`]), Misuse, root);
  assert.equal(readOptions(['demo', '--check', '--root', 'iotflow']).root, 'iotflow');
});

test('a house keeps the root that it began with', async (t) => {
  const data = temporaryFolder(t);
  const { ports } = await plannedHouse(t);
  const say = () => {};
  assert.equal(new House({ data, ports, say }).root, 'hearth');
  writeFileSync(`${data}/topic-root`, 'iotflow\n');
  assert.equal(new House({ data, ports, say }).root, 'iotflow');
  const other = new House({ data, ports, say, root: 'hearth' });
  await assert.rejects(other.start(), /know the topics of iotflow, not hearth/);
});
