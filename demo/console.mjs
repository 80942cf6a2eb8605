// @ts-check
// How one terminal speaks to the house that another one runs: to its supervisor by a socket, to its gateway by the token that the
// gateway writes at its start. Both lie in the house's folder, which nobody else can read.

import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import readline from 'node:readline';
import { Failure } from './failure.mjs';
import { layout } from './layout.mjs';

const longest = 60_000; // milliseconds: a broker has 15 s to end and 20 s to be ready

/**
 * What can be ordered of the broker; each is answered when it is done.
 *
 * @param {import('./part.mjs').Part} broker
 * @param {AbortSignal} signal the house is being stopped
 */
export function brokerOrders(broker, signal) {
  const stop = async () => {
    await broker.stop();
    return 'The broker is stopped. ./hearth broker start starts it again.';
  };
  const start = async () => {
    if (broker.identity !== null) return 'The broker runs already.';
    signal.throwIfAborted();
    broker.start();
    await broker.ready(signal);
    return 'The broker is there.';
  };
  const restart = async () => {
    await stop();
    return start();
  };
  return { 'broker stop': stop, 'broker start': start, 'broker restart': restart };
}

/**
 * Obeys orders of one line, one after the other, and answers each with one line of JSON.
 *
 * @param {string} socketFile
 * @param {Record<string, () => Promise<string>>} orders what can be ordered; each answers what a person is told
 * @returns {Promise<net.Server>}
 */
export async function serveOrders(socketFile, orders) {
  rmSync(socketFile, { force: true });
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  const server = net.createServer((client) => {
    client.on('error', () => client.destroy());
    readline.createInterface({ input: client }).on('line', (line) => {
      last = last.then(async () => client.write(`${JSON.stringify(await obey(orders[line], line))}\n`));
    });
  });
  server.listen(socketFile);
  await once(server, 'listening');
  chmodSync(socketFile, 0o600);
  return server;
}

/**
 * @param {(() => Promise<string>) | undefined} work
 * @param {string} line
 */
async function obey(work, line) {
  if (work === undefined) return { ok: false, told: `unknown order ${JSON.stringify(line)}` };
  try {
    return { ok: true, told: await work() };
  } catch (error) {
    return { ok: false, told: /** @type {Error} */ (error).message };
  }
}

/**
 * @param {string} socketFile
 * @param {string} line
 * @returns {Promise<string>} what the house tells
 * @throws {Failure} when it cannot, or is not there
 */
export function order(socketFile, line) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(socketFile, () => socket.write(`${line}\n`));
    socket.setTimeout(longest, () => socket.destroy(new Error('it does not answer')));
    socket.once('error', (error) => reject(new Failure(`the house cannot be asked: ${error.message}`)));
    socket.once('close', () => reject(new Failure('the house went away before it answered')));
    readline.createInterface({ input: socket }).once('line', (answer) => {
      const { ok, told } = JSON.parse(answer);
      if (ok) resolve(told);
      else reject(new Failure(told));
      socket.destroy();
    });
  });
}

/**
 * @param {Pick<import('./run-file.mjs').Run, 'data' | 'ports'>} run
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} path
 * @param {number} [patience] milliseconds
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>}
 * @throws {Failure} when the gateway refuses or does not answer
 */
export async function askGateway(run, method, path, patience = longest, headers = {}) {
  let answer;
  try {
    const token = readFileSync(layout(run.data).consoleToken, 'utf8').trim();
    answer = await fetch(`http://127.0.0.1:${run.ports.management}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patience),
    });
  } catch (error) {
    throw new Failure(`the gateway does not answer yet (${/** @type {Error} */ (error).message})`);
  }
  const body = /** @type {any} */ (await answer.json().catch(() => ({})));
  if (!answer.ok) throw new Failure(`the gateway refuses: ${body.detail || body.code || answer.status}`);
  return body;
}
