// @ts-check
// The web server's own rules, tried through TLS with a gateway behind it that only writes down what reaches it.

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { logFile } from '../log.mjs';
import { nginx } from '../parts.mjs';
import { until } from '../waiting.mjs';
import { makeTrust, plannedHouse, running } from './harness.mjs';

/** @typedef {{status: number | undefined, headers: Record<string, any>, body: string}} Answer */

/** @param {http.IncomingMessage} answer @returns {Promise<Answer>} */
async function collect(answer) {
  let body = '';
  for await (const piece of answer) body += piece;
  return { status: answer.statusCode, headers: answer.headers, body };
}

/** Paths of the contract, with something in the place of each parameter. */
const routes = readFileSync(new URL('../../contracts/openapi.yaml', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^ {2}(\/api\/\S+):$/.exec(line)?.[1] ?? [])
  .map((route) => route.replace(/\{\w+\}/g, 'board-1'));

/** Other ways of writing a path. @param {string} route */
function tricks(route) {
  const [front, leaf] = [route.slice(0, route.lastIndexOf('/')), route.slice(route.lastIndexOf('/') + 1)];
  const rest = route.slice('/api/v1'.length);
  return [
    ...['', ';', ';x', '%3Bx', '/', '//', '/.', '/..', '%00', '%20', '%0d%0a', '%3f', '.json'].map(
      (end) => route + end,
    ),
    ...['//', '%2F', '%2f', '%5C', '\\', '/./', '/%2e/', '%c0%af'].map((separator) => front + separator + leaf),
    ...[
      '/api/v1/setup/..;',
      '/api/v1/setup/..',
      '/api/v1/setup/%2e%2e',
      '/api/v1/setup%2f%2e%2e',
      '/api/v1/setup/%252e%252e',
    ].map((detour) => detour + rest),
    ...['/', '/x/..;', '/x/..', '/%2e', '/.'].map((start) => start + route),
    ...[`/%61pi/v1${rest}`, `/API/V1${rest}`, `/Api/v1${rest}`, route.toUpperCase(), `/api;x/v1${rest}`],
  ];
}

/** A folder as Vite leaves it. @param {string} folder */
function makeDashboard(folder) {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Hearth</title>');
  writeFileSync(path.join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(path.join(folder, 'assets', 'index-a1b2c3.js'), `console.log(${JSON.stringify('x'.repeat(3000))});`);
}

describe('nginx', () => {
  /** @type {import('../parts.mjs').HousePlan} */
  let house;
  /** @type {http.IncomingMessage[]} */
  const reached = [];
  const lastReached = () => /** @type {http.IncomingMessage} */ (reached.at(-1));
  /** What the gateway does with a request. @type {(request: http.IncomingMessage, response: http.ServerResponse) => unknown} */
  let answer = (_, response) => response.end('{}');
  const upstream = http.createServer((request, response) => {
    reached.push(request);
    answer(request, response);
  });
  /** @type {(() => unknown)[]} */
  const cleanUp = [];
  const context = /** @type {import('node:test').TestContext} */ (
    /** @type {unknown} */ ({ after: (/** @type {() => unknown} */ f) => cleanUp.unshift(f) })
  );

  before(async () => {
    house = await plannedHouse(context);
    makeTrust(house.at);
    const dashboard = path.join(house.at.data, 'dashboard');
    makeDashboard(dashboard);
    upstream.listen(house.ports.gateway, '127.0.0.1');
    await once(upstream, 'listening');
    const plan = nginx(house);
    await running(context, house, { ...plan, env: { ...plan.env, NGINX_DASHBOARD: dashboard } });
  });
  after(async () => {
    for (const act of cleanUp) await act();
    upstream.close();
    upstream.closeAllConnections();
  });

  /**
   * @param {string} target path as it goes on the wire
   * @param {https.RequestOptions & {body?: string}} [options]
   * @returns {Promise<Answer>}
   */
  async function ask(target, { body, ...options } = {}) {
    const ca = readFileSync(house.at.caCertificate);
    const home = { host: 'localhost', servername: 'localhost', port: house.ports.https, ca };
    const request = https.request({ ...home, path: target, agent: false, ...options });
    request.end(body);
    const [message] = await once(request, 'response');
    return collect(message);
  }

  test('every kind of answer carries the security headers', async () => {
    const wrongHost = { headers: { Host: 'evil.example' } };
    const answers = [
      await ask('/'),
      await ask('/assets/nothing.js'),
      await ask('/api/v1/home'),
      await ask('/api//x'),
      await ask('/', wrongHost),
    ];
    for (const { headers } of answers) {
      assert.match(headers['content-security-policy'] ?? '', /^default-src 'none'; script-src 'self';/);
      assert.doesNotMatch(headers['content-security-policy'] ?? '', /unsafe/);
      assert.match(headers['strict-transport-security'] ?? '', /^max-age=\d+$/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['server'], 'nginx');
    }
  });

  test('what the web server refuses by itself is a problem with the security headers', async () => {
    const plain = await once(http.get({ port: house.ports.https, path: '/', agent: false }), 'response');
    /** @type {[number, string, Answer][]} */
    const answers = [
      [404, 'not-found', await ask('/assets/gone-000000.js')],
      [405, 'method-not-allowed', await ask('/', { method: 'POST', body: 'x' })],
      [405, 'method-not-allowed', await ask('/', { method: 'TRACE' })],
      [414, 'too-large', await ask(`/${'x'.repeat(20_000)}`)],
      [431, 'too-large', await ask('/', { headers: { Cookie: 'x'.repeat(20_000) } })],
      [400, 'not-encrypted', await collect(plain[0])],
    ];
    for (const [status, code, { headers, body, ...answer }] of answers) {
      assert.equal(answer.status, status);
      assert.equal(headers['content-type'], 'application/problem+json', String(status));
      assert.equal(JSON.parse(body).code, code);
      assert.match(headers['content-security-policy'] ?? '', /frame-ancestors 'none'/, String(status));
      assert.equal(headers['x-content-type-options'], 'nosniff', String(status));
      assert.equal(headers['server'], 'nginx');
      assert.doesNotMatch(body, /nginx/);
    }
  });

  test('what the gateway says of its answers stays beside what is said here, and nothing is said twice', async () => {
    const own = {
      'Content-Security-Policy': 'sandbox',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'unsafe-none',
      'Cache-Control': 'no-store',
    };
    answer = (_, response) => response.writeHead(200, own).end('{}');
    const { headers } = await ask('/api/v1/home');
    answer = (_, response) => response.end('{}');
    assert.match(headers['content-security-policy'], /^sandbox, default-src 'none';/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(headers['cache-control'], 'no-store');
  });

  test('a path of the dashboard is its page; a missing asset is missing; hashed files are kept, the page is asked for again', async () => {
    const page = await ask('/devices/boiler?tab=history');
    assert.equal(page.status, 200);
    assert.match(page.body, /<title>Hearth/);
    assert.equal(page.headers['cache-control'], 'no-cache');
    assert.equal((await ask('/assets/gone-000000.js')).status, 404);
    const script = await ask('/assets/index-a1b2c3.js', { headers: { 'Accept-Encoding': 'gzip' } });
    assert.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(script.headers['content-encoding'], 'gzip');
    assert.equal((await ask('/manifest.webmanifest')).headers['content-type'], 'application/manifest+json');
  });

  test('another name than the home is refused, on both ports', async () => {
    for (const name of ['evil.example', 'localhost.evil.example', '10.0.0.1']) {
      const { status, headers, body } = await ask('/api/v1/home', { headers: { Host: name } });
      assert.equal(status, 421, name);
      assert.equal(JSON.parse(body).code, 'unknown-name');
      assert.equal(headers['content-type'], 'application/problem+json');
    }
    for (const name of ['localhost', `localhost:${house.ports.https}`, '127.0.0.1', '[::1]', 'kitchen.local']) {
      assert.equal((await ask('/', { headers: { Host: name } })).status, 200, name);
    }
  });

  test('a path with a doubled or encoded separator, a dot segment or a parameter never reaches the gateway', async () => {
    reached.length = 0;
    const paths = [
      '/api//v1/home',
      '//api/v1/home',
      '/api/v1/home;x',
      '/api/v1/..;/home',
      '/api/v1/../home',
      '/api/v1/%2e%2e/home',
    ];
    paths.push(
      '/api/v1/a%2Fb',
      '/api/v1/a%2fb',
      '/api/v1/a%5Cb',
      '/api/v1/a\\b',
      '/api/v1/home%3Bx',
      '/api/v1/a%252Fb',
      '/x/../api/v1/home',
    );
    for (const target of paths) {
      const { status, body } = await ask(target);
      assert.equal(status, 400, target);
      assert.match(body, /path-refused/, target);
    }
    assert.equal((await ask('/problems%2F400.json')).status, 404, 'the pages of the problems are not to be asked for');
    assert.deepEqual(reached, []);
    assert.equal((await ask('/api/v1/home?q=a%2Fb;c//d')).status, 200);
    assert.equal(lastReached().url, '/api/v1/home?q=a%2Fb;c//d');
  });

  test('of every route in the contract the gateway gets the straight path, and of the crooked ones only what it refuses itself', async () => {
    reached.length = 0;
    let asked = 0;
    // a look at each is the gateway's own test; here it is the form that counts
    for (const route of routes.filter((_, number) => number % 6 === 0))
      for (const crooked of tricks(route)) {
        await ask(crooked, { path: crooked });
        asked++;
      }
    const arrived = reached.map(({ url }) => /** @type {string} */ (url));
    const harmless = /^[!-~]+(\/|%20|\.json|%3f)$|^\/%61pi\//i;
    assert.ok(asked > 300, `${asked} were tried`);
    assert.deepEqual(
      [...new Set(arrived)].filter((url) => !routes.includes(url) && !harmless.test(url)),
      [],
    );
  });

  test('a name in the line of a request counts, and another in its Host header is refused', async () => {
    reached.length = 0;
    const evil = { headers: { Host: 'evil.example' } };
    assert.equal((await ask(`https://evil.example:${house.ports.https}/api/v1/home`)).status, 421);
    assert.equal((await ask(`https://localhost:${house.ports.https}/api/v1/home`, evil)).status, 421);
    assert.deepEqual(reached, []);
    const ca = readFileSync(house.at.caCertificate);
    const session = http2.connect(`https://localhost:${house.ports.https}`, { ca });
    const request = session.request({ ':path': '/api/v1/home', ':authority': 'evil.example' }).resume();
    const [headers] = await once(request, 'response');
    session.close();
    assert.equal(headers[':status'], 421);
    assert.deepEqual(reached, []);
  });

  test('what a client says of itself is overwritten', async () => {
    const lies = {
      'X-Forwarded-For': '10.9.9.9',
      Forwarded: 'for=10.9.9.9',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      'X-Forwarded-Prefix': '/x',
      'X-Request-Start': 't=1.000',
    };
    const before = Date.now();
    await ask('/api/v1/home', { headers: lies });
    const { headers } = lastReached();
    const start = /^t=(\d+)\.(\d{3})$/.exec(String(headers['x-request-start']));
    const told = Number(start?.[1]) * 1000 + Number(start?.[2]);
    assert.ok(told >= before - 1 && told <= Date.now(), `${headers['x-request-start']} is not now`);
    assert.match(String(headers['x-forwarded-for']), /^(127\.0\.0\.1|::1)$/);
    assert.equal(headers['x-forwarded-proto'], 'https');
    assert.equal(headers['x-forwarded-host'], `localhost:${house.ports.https}`);
    assert.equal(headers['host'], `localhost:${house.ports.https}`);
    assert.equal(headers['forwarded'], undefined);
    assert.equal(headers['x-forwarded-prefix'], undefined);
  });

  test('a body above 64 KiB is a problem before the gateway reads it', async () => {
    reached.length = 0;
    const { status, headers, body } = await ask('/api/v1/schedules', { method: 'POST', body: 'x'.repeat(65_537) });
    assert.equal(status, 413);
    assert.equal(headers['content-type'], 'application/problem+json');
    assert.equal(JSON.parse(body).code, 'too-large');
    assert.deepEqual(reached, []);
  });

  test('a backup is passed on as it comes, at this one path', { timeout: 60_000 }, async () => {
    reached.length = 0;
    const ca = readFileSync(house.at.caCertificate);
    const piece = Buffer.alloc(1 << 20, 'x');
    const request = https.request({
      host: 'localhost',
      port: house.ports.https,
      ca,
      agent: false,
      method: 'POST',
      path: '/api/v1/restore?homeName=Our%20home',
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Length': 3 * piece.length,
        'X-Recovery-Key': 'A',
      },
    });
    let taken = 0;
    answer = async (sent, response) => {
      for await (const bytes of sent) taken += bytes.length;
      response.end('{}');
    };
    request.write(piece);
    // The rest is not sent before the gateway has begun to read.
    await until(() => assert.ok(taken > 0), { seconds: 30 });
    request.write(piece);
    request.end(piece);
    const [message] = await once(request, 'response');
    const { status } = await collect(message);
    answer = (_, response) => response.end('{}');
    assert.deepEqual([status, taken], [200, 3 * piece.length]);
    assert.equal(lastReached().headers['x-recovery-key'], 'A');
    assert.equal(lastReached().headers['content-length'], String(3 * piece.length));

    const slash = await ask('/api/v1/restore/', { method: 'POST', body: 'x'.repeat(65_537) });
    assert.equal(slash.status, 413);
  });

  test("the gateway's own problem passes unchanged", async () => {
    answer = (_, response) =>
      response.writeHead(503, { 'Content-Type': 'application/problem+json' }).end('{"code":"database-away"}');
    const { status, body } = await ask('/api/v1/home');
    answer = (_, response) => response.end('{}');
    assert.deepEqual([status, body], [503, '{"code":"database-away"}']);
  });

  for (const path of [
    '/api/v1/live',
    '/api/v1/mqtt/subscribe',
    '/api/v1/journal/export',
    '/api/v1/account/export',
    '/api/v1/backups/a.hearth/content',
  ])
    test(`an event of ${path} arrives while the answer goes on`, { timeout: 5000 }, async () => {
      answer = (_, response) =>
        response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('event: heartbeat\ndata: {}\n\n');
      const ca = readFileSync(house.at.caCertificate);
      const request = https.get({
        host: 'localhost',
        port: house.ports.https,
        ca,
        path,
        agent: false,
        headers: { 'Accept-Encoding': 'gzip' },
      });
      request.on('error', () => {}); // destroyed below
      const [message] = await once(request, 'response');
      const [first] = await once(message, 'data');
      answer = (_, response) => response.end('{}');
      assert.match(String(first), /heartbeat/);
      assert.equal(message.headers['content-encoding'], undefined);
      request.destroy();
    });

  for (const path of ['/api/v1/live', '/api/v1/live/'])
    test(`one address has 96 answers of ${path} that go on, not more`, async () => {
      answer = (_, response) =>
        response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('event: heartbeat\ndata: {}\n\n');
      const ca = readFileSync(house.at.caCertificate);
      const streams = Array.from(
        { length: 104 },
        () => https.get({ host: 'localhost', port: house.ports.https, ca, path, agent: false }).on('error', () => {}), // destroyed below
      );
      const answers = await Promise.all(streams.map(async (stream) => (await once(stream, 'response'))[0]));
      for (const stream of streams) stream.destroy();
      answer = (_, response) => response.end('{}');
      const going = answers.filter(({ statusCode }) => statusCode === 200);
      assert.equal(going.length, 96);
      assert.ok(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 429));
    });

  test('the secret of a calendar link is in no log, however it is refused', async () => {
    const secret = 'a-secret-that-nobody-is-to-read';
    const calendar = `/api/v1/calendars/${secret}.ics`;
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(calendar)));
    assert.ok(answers.some(({ status }) => status === 200));
    assert.ok(answers.some(({ status }) => status === 429));
    answer = (_, response) => response.destroy();
    assert.equal((await ask('/api/v1/home')).status, 502);
    await until(async () => assert.equal((await ask(calendar)).status, 502), { seconds: 10 });
    answer = (_, response) => response.end('{}');
    const log = readFileSync(logFile(house.at.logs, 'nginx'), 'utf8');
    assert.match(log, /GET \/api\/v1\/home/, 'what the web server does not reach is told');
    assert.ok(!log.includes(secret));
  });

  test('guesses at the door are slowed down, the rest of the home is not', async () => {
    const tries = await Promise.all(
      Array.from({ length: 80 }, () => ask('/api/v1/sessions', { method: 'POST', body: '{}' })),
    );
    const slowed = tries.filter(({ status }) => status === 429);
    assert.ok(slowed.length >= 30 && slowed.length < 80, `${slowed.length} of 80`);
    const [first] = slowed;
    assert.equal(JSON.parse(first?.body ?? '{}').code, 'too-many-requests');
    assert.equal((await ask('/api/v1/home')).status, 200);
    for (const inside of ['/api/v1/sessions/refresh', '/api/v1/sessions/current', '/api/v1/setup'])
      assert.equal((await ask(inside, { method: 'POST' })).status, 200, 'those who are in stay in');
  });

  test('eighteen dashboards that open at once at one address are all served', async () => {
    // An address that has asked for nothing before: what the tests above used up is their own.
    const fresh = { host: '127.0.0.1', localAddress: '127.0.0.18' };
    const opened = await Promise.all(
      Array.from({ length: 18 }, () => Promise.all(Array.from({ length: 20 }, () => ask('/api/v1/home', fresh)))),
    );
    assert.ok(opened.flat().every(({ status }) => status === 200));
  });

  test('HTTP/2 is spoken, and nothing older than TLS 1.2', async () => {
    const ca = readFileSync(house.at.caCertificate);
    const session = http2.connect(`https://localhost:${house.ports.https}`, { ca });
    const [headers] = await once(session.request({ ':path': '/' }).resume(), 'response');
    session.close();
    assert.equal(headers[':status'], 200);
    const old = {
      maxVersion: /** @type {const} */ ('TLSv1.1'),
      minVersion: /** @type {const} */ ('TLSv1'),
      ciphers: 'DEFAULT@SECLEVEL=0',
    };
    await assert.rejects(ask('/', old), /alert protocol version|ECONNRESET/);
  });

  /**
   * Without TLS.
   *
   * @param {string} target
   * @param {string} [host]
   * @param {string} [language]
   */
  async function plain(target, host = `localhost:${house.ports.http}`, language = 'en') {
    const headers = { Host: host, 'Accept-Language': language };
    const home = { host: 'localhost', port: house.ports.http, agent: false };
    const [message] = await once(http.get({ ...home, path: target, headers }), 'response');
    return collect(message);
  }

  test('without TLS there is the CA certificate, what to do with it, and the way to HTTPS, nothing else', async () => {
    const ca = await plain('/ca.crt');
    assert.equal(ca.headers['content-type'], 'application/x-x509-ca-cert');
    assert.equal(ca.body, readFileSync(house.at.caCertificate, 'utf8'));
    const moved = await plain('/api/v1/home?a=b');
    assert.deepEqual(
      [moved.status, moved.headers.location],
      [308, `https://localhost:${house.ports.https}/api/v1/home?a=b`],
    );
    assert.equal((await plain('/', 'evil.example')).status, 421);
  });

  test('who types the name of the home for the first time is told how to trust it, in English or Greek, at both doors', async () => {
    const fingerprint = new X509Certificate(readFileSync(house.at.caCertificate)).fingerprint256;
    for (const [language, words] of /** @type {const} */ ([
      ['de-DE, en;q=0.5', '<html lang="en">'],
      ['el-GR, en;q=0.5', '<html lang="el">'],
    ]))
      for (const page of [
        await plain('/', undefined, language),
        await plain('/trust/', undefined, language),
        await ask('/trust/', { headers: { 'Accept-Language': language } }),
      ]) {
        assert.equal(page.status, 200);
        assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
        assert.equal(page.headers['vary'], 'Accept-Language');
        assert.ok(page.body.includes(words), language);
        assert.ok(page.body.includes(fingerprint), 'the fingerprint to compare');
        assert.ok(page.body.includes(`data-door=":${house.ports.https}"`), 'where the other door is');
        assert.doesNotMatch(page.body, /\$\{/, 'something was not filled in');
        assert.doesNotMatch(page.body, /\b(src|href)="(https?:)?\/\//, 'something comes from elsewhere');
      }
    for (const [file, type] of /** @type {const} */ ([
      ['check.js', 'application/javascript'],
      ['trust.css', 'text/css'],
    ]))
      assert.match(String((await plain(`/trust/${file}`)).headers['content-type']), new RegExp(`^${type}`));
    assert.equal((await plain('/trust/nothing')).status, 404);
    assert.equal((await plain('/', 'evil.example')).status, 421);
  });

  test('the page without TLS may ask exactly the other door of the home, and that answers whoever trusts it', async () => {
    const { headers } = await plain('/trust/');
    assert.match(
      String(headers['content-security-policy']),
      new RegExp(`connect-src 'self' https://localhost:${house.ports.https};`),
    );
    assert.equal((await plain('/trust/here')).status, 204);
    const seen = await ask('/trust/seen', { headers: { Origin: `http://localhost:${house.ports.http}` } });
    assert.deepEqual([seen.status, seen.headers['access-control-allow-origin'], seen.body], [204, '*', '']);
    assert.equal((await ask('/api/v1/home')).headers['access-control-allow-origin'], undefined);
  });

  test('the CA certificate is at the encrypted door too, under its own headers', async () => {
    const { status, headers, body } = await ask('/ca.crt');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/x-x509-ca-cert');
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(String(headers['content-security-policy']), /default-src/);
    assert.equal(body, readFileSync(house.at.caCertificate, 'utf8'));
  });

  test('a gateway that is away is a problem that says so', async () => {
    upstream.close();
    upstream.closeAllConnections();
    const { status, headers, body } = await ask('/api/v1/home');
    assert.equal(status, 502);
    assert.equal(headers['content-type'], 'application/problem+json');
    assert.equal(JSON.parse(body).code, 'gateway-away');
  });
});
