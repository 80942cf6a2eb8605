// @ts-check
// Another certificate is taken up while the house runs: whoever is connected stays, whoever comes sees the new one.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { test } from 'node:test';
import tls from 'node:tls';
import * as parts from '../parts.mjs';
import { until, within } from '../waiting.mjs';
import { exchange, makeTrust, plannedHouse, running } from './harness.mjs';

/** @typedef {import('../parts.mjs').PartPlan} PartPlan */

/** Looks often, so that the test is short. @param {PartPlan} plan @returns {PartPlan} */
const attentive = (plan) => ({ ...plan, env: { ...plan.env, HEARTH_WATCH_S: '0.2' } });

/** What a new connection is shown. @param {number} port @returns {Promise<X509Certificate>} */
async function shown(port) {
  const socket = tls.connect({ port, host: 'localhost', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerX509Certificate();
  socket.destroy();
  if (certificate === undefined) throw new Error('no certificate was shown');
  return certificate;
}

/**
 * @param {number} port
 * @param {X509Certificate} certificate
 */
const isShown = (port, certificate) =>
  until(async () => assert.equal((await shown(port)).fingerprint256, certificate.fingerprint256), { seconds: 60 });

/** @param {string} id @param {string} [user] @param {string} [password] MQTT 3.1.1, section 3.1 */
function hello(id, user, password) {
  const text = (/** @type {string} */ said) => Buffer.from([0, said.length, ...Buffer.from(said)]);
  const names = [id, user, password].filter((name) => name !== undefined).map(text);
  const flags = Buffer.from([4, 2 | (user ? 0x80 : 0) | (password ? 0x40 : 0), 0, 120]);
  const rest = Buffer.concat([text('MQTT'), flags, ...names]);
  return Buffer.concat([Buffer.from([0x10, rest.length]), rest]);
}

/** @param {number} port @param {Buffer} greeting */
async function session(port, greeting) {
  const socket = tls.connect({ port, host: 'localhost', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  socket.write(greeting);
  const [answer] = await once(socket, 'data');
  assert.equal(answer[3], 0, 'it is let in');
  return socket;
}

/** PINGREQ is answered (section 3.12). @param {tls.TLSSocket} socket */
async function isAlive(socket) {
  assert.equal(socket.destroyed, false, 'the session was ended');
  const answer = once(socket, 'data');
  socket.write(Buffer.from([0xc0, 0]));
  const [pong] = await within(answer, 5, 'answer to a ping');
  assert.equal(pong[0], 0xd0);
}

test(
  'the web server takes up another certificate under load, and no request fails',
  { timeout: 300_000 },
  async (t) => {
    const house = await plannedHouse(t);
    makeTrust(house.at);
    const dashboard = path.join(house.at.data, 'dashboard');
    mkdirSync(dashboard);
    writeFileSync(path.join(dashboard, 'index.html'), '<!doctype html><title>Hearth</title>');
    const gateway = http.createServer((_, response) => response.end('{}'));
    gateway.keepAliveTimeout = 0; // never in the moment in which the web server uses a kept connection again
    gateway.listen(house.ports.gateway, '127.0.0.1');
    await once(gateway, 'listening');
    t.after(() => gateway.close().closeAllConnections());
    const plan = attentive(parts.nginx(house));
    await running(t, house, { ...plan, env: { ...plan.env, NGINX_DASHBOARD: dashboard } });
    const first = new X509Certificate(readFileSync(path.join(house.at.trust, 'web.crt')));

    let busy = true;
    /** @type {{at: string, how: string}[]} */
    const failed = [];
    let answered = 0;
    /** @type {string[]} what the new connections were shown, in their order */
    const seen = [];
    let repeated = 0;
    /** @type {(agent: https.Agent | false, target: string) => Promise<void>} */
    const ask = async (agent, target) => {
      const home = { host: 'localhost', port: house.ports.https, rejectUnauthorized: false };
      const request = https.get({ ...home, path: target, agent });
      request.once('socket', (socket) => {
        if (request.reusedSocket) return;
        socket.once('secureConnect', () => {
          const certificate = /** @type {tls.TLSSocket} */ (socket).getPeerX509Certificate();
          if (certificate !== undefined) seen.push(certificate.fingerprint256);
        });
      });
      try {
        const [message] = await once(request, 'response');
        for await (const _ of message);
        if (message.statusCode === 200) answered++;
        else failed.push({ at: target, how: String(message.statusCode) });
      } catch (error) {
        // A kept connection may be closed at any time, and a request may be on its way: then it is sent again, as every browser does
        // (RFC 9112, section 9.3.1). Once, on a connection of its own.
        const wasKept = request.reusedSocket && /** @type {NodeJS.ErrnoException} */ (error).code === 'ECONNRESET';
        if (!wasKept) return void failed.push({ at: target, how: String(error) });
        repeated++;
        await ask(false, target);
      }
    };
    // Each browser rests between two requests as people do: what the web server's limits are for is tried elsewhere.
    const browser = async (/** @type {https.Agent | false} */ agent, /** @type {string} */ target) => {
      while (busy) {
        await ask(agent, target);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const kept = Array.from({ length: 6 }, () => new https.Agent({ keepAlive: true, maxSockets: 1 }));
    t.after(() => kept.forEach((agent) => agent.destroy()));
    const browsers = [
      ...kept.map((agent, number) => browser(agent, number % 2 ? '/' : '/api/v1/home')),
      browser(false, '/'),
      browser(false, '/api/v1/home'),
    ];
    await until(() => assert.ok(answered > 50, `${answered} answers`), { seconds: 60 });

    const second = exchange(house.at, 'web');
    await until(() => assert.ok(seen.includes(second.fingerprint256)), { seconds: 60 });
    const then = answered;
    await until(() => assert.ok(answered > then + 100, `${answered} answers`), { seconds: 60 });
    busy = false;
    await Promise.all(browsers);

    assert.deepEqual(failed, []);
    assert.ok(repeated <= kept.length, `${repeated} requests were sent again`);
    assert.equal(seen[0], first.fingerprint256);
    assert.equal(seen.at(-1), second.fingerprint256);
  },
);

test('half an exchange is not taken up, and the next whole one is', { timeout: 300_000 }, async (t) => {
  const house = await plannedHouse(t);
  makeTrust(house.at);
  await running(t, house, attentive({ ...parts.nginx(house), probe: () => shown(house.ports.https) }));
  const first = await shown(house.ports.https);
  const certificate = path.join(house.at.trust, 'web.crt');
  writeFileSync(certificate, readFileSync(house.at.brokerCertificate)); // with the key of another
  await until(() => assert.match(readFileSync(path.join(house.at.logs, 'nginx.log'), 'utf8'), /key values mismatch/), {
    seconds: 60,
  });
  assert.equal((await shown(house.ports.https)).fingerprint256, first.fingerprint256);
  await isShown(house.ports.https, exchange(house.at, 'web'));
});

test('the broker takes up another certificate, and sessions stay', { timeout: 300_000 }, async (t) => {
  const house = await plannedHouse(t);
  makeTrust(house.at);
  execFileSync('mosquitto_ctrl', ['dynsec', 'init', house.at.brokerSeed, 'gateway', 'secret'], { stdio: 'ignore' });
  await running(t, house, attentive(parts.mosquitto(house)));
  const socket = await session(house.ports.mqtt, hello('gateway', 'gateway', 'secret'));
  t.after(() => socket.destroy());

  await isShown(house.ports.mqtt, exchange(house.at, 'broker'));

  await isAlive(socket);
});

test('the porch takes up another certificate, and sessions stay', { timeout: 300_000 }, async (t) => {
  const house = await plannedHouse(t);
  makeTrust(house.at);
  writeFileSync(path.join(house.at.broker, 'porch-password'), 'the-password-of-the-porch');
  await running(t, house, attentive(parts.porch(house)));
  const socket = await session(house.ports.porch, hello('guest'));
  t.after(() => socket.destroy());

  await isShown(house.ports.porch, exchange(house.at, 'broker'));

  await isAlive(socket);
});
