// @ts-check
// A client of the home as a browser is one: HTTPS with the home's own CA, a cookie, an access token in memory, one live stream.

import { readFileSync } from 'node:fs';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

const answerSeconds = 10 * Number(process.env.HEARTH_PATIENCE ?? 1);

/** @typedef {{status: number, body: any, headers: import('node:http').IncomingHttpHeaders}} Answer */
/** @typedef {{event: string, data: any, at: number}} LiveEvent at: performance.now() of its arrival */

export class Client {
  /** @type {string | null} */
  token = null;
  #cookie = '';
  #port;
  #ca;
  #agent = new https.Agent({ keepAlive: true });
  /** @type {import('node:http').ClientRequest[]} */
  #streams = [];

  /**
   * @param {number} port of nginx
   * @param {string} caFile the only CA this client trusts
   */
  constructor(port, caFile) {
    this.#port = port;
    this.#ca = readFileSync(caFile);
  }

  /**
   * @param {string} method
   * @param {string} path under /api/v1
   * @param {unknown} [body] sent as JSON
   * @returns {Promise<Answer>} whatever the status
   */
  ask(method, path, body) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = https.request(this.#options(method, path, text !== undefined), async (answer) => {
        let received = '';
        for await (const piece of answer) received += piece;
        this.#keepCookie(answer.headers['set-cookie']);
        const isJson = /json/.test(answer.headers['content-type'] ?? '');
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: isJson ? JSON.parse(received) : received,
        });
      });
      request.setTimeout(answerSeconds * 1000, () => request.destroy(new Error(`${method} ${path}: no answer`)));
      request.once('error', reject);
      request.end(text);
    });
  }

  /**
   * @param {number} status the only one that is right
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<any>} the body of the answer
   */
  async expect(status, method, path, body) {
    const answer = await this.ask(method, path, body);
    if (answer.status === status) return answer.body;
    throw new Error(`${method} ${path} answers ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {boolean} hasBody
   */
  #options(method, path, hasBody) {
    return {
      host: 'localhost',
      port: this.#port,
      path: `/api/v1${path}`,
      method,
      ca: this.#ca,
      agent: this.#agent,
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-Hearth': '1',
        // As browsers do, which leave the usual port out.
        ...(method === 'GET' ? {} : { Origin: new URL(`https://localhost:${this.#port}`).origin }),
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
        ...(this.token === null ? {} : { Authorization: `Bearer ${this.token}` }),
        ...(this.#cookie === '' ? {} : { Cookie: this.#cookie }),
      },
    };
  }

  /** @param {string[] | undefined} lines of Set-Cookie */
  #keepCookie(lines) {
    const pair = lines?.[0]?.split(';')[0];
    if (pair !== undefined) this.#cookie = pair;
  }

  /**
   * @param {string} name
   * @param {string} password
   */
  async signIn(name, password) {
    const session = await this.expect(201, 'POST', '/sessions', { name, password });
    this.token = session.accessToken;
    return session;
  }

  /**
   * Opens the live stream.
   *
   * @returns {Promise<LiveEvent[]>} the events so far; grows as they arrive
   */
  watch() {
    /** @type {LiveEvent[]} */
    const events = [];
    const options = this.#options('GET', '/live', false);
    options.headers.Accept = 'text/event-stream';
    return new Promise((resolve, reject) => {
      const request = https.request({ ...options, agent: false }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`the live stream answers ${answer.statusCode}`));
        readEvents(answer, (event) => events.push(event));
        answer.once('error', () => {}); // closed by close()
        resolve(events);
      });
      request.once('error', reject);
      request.end();
      this.#streams.push(request);
    });
  }

  close() {
    for (const stream of this.#streams) stream.destroy();
    this.#agent.destroy();
  }
}

/**
 * Server-sent events as the HTML standard frames them (section 9.2.6): fields line by line, an empty line ends an event.
 *
 * @param {import('node:http').IncomingMessage} stream
 * @param {(event: LiveEvent) => void} take
 */
function readEvents(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (piece) => {
    const blocks = (rest + piece).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split(/\r?\n/);
      const value = (/** @type {string} */ name) =>
        fields.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
      const data = value('data').join('\n');
      if (data !== '') take({ event: value('event')[0] ?? 'message', data: JSON.parse(data), at: performance.now() });
    }
  });
}

/**
 * @template T
 * @param {() => Promise<T | undefined> | T | undefined} look returns what is waited for, undefined while it is not there
 * @param {number} seconds
 * @param {string | (() => string)} what for the message
 * @returns {Promise<T>}
 */
export async function eventually(look, seconds, what) {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) {
      throw new Error(`within ${seconds} s there was no ${typeof what === 'string' ? what : what()}`);
    }
    await sleep(50);
  }
}

/**
 * @param {unknown} holds
 * @param {string} otherwise
 * @returns {asserts holds}
 */
export function hold(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
