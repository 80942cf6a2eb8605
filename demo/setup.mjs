// @ts-check
// What the broker of a house needs before its first start: made if it is missing, without starting anything.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { defaultData } from './layout.mjs';
import { isAlive, recorded } from './run-file.mjs';
import { House } from './supervisor.mjs';

/**
 * What there has to be, and who reads it.
 *
 * @param {import('./layout.mjs').Layout} at
 * @returns {[string, string][]} what, and its file
 */
function needed(at) {
  const trust = (/** @type {string} */ name) => path.join(at.trust, name);
  return [
    ['authority of the home', at.caCertificate],
    ['its key', trust('ca.key')],
    ['certificate of the broker', at.brokerCertificate],
    ['its key', at.brokerKey],
    ['certificate that follows it', trust('broker-next.crt')],
    ['its key', trust('broker-next.key')],
    ["gateway's password", path.join(at.broker, 'gateway-password')],
    ["porch's password", path.join(at.broker, 'porch-password')],
    ['first accounts and rights', at.brokerSeed],
  ];
}

/** @param {string} file */
const digest = (file) => (existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined);

/**
 * @param {import('./options.mjs').Options} options
 * @throws {Failure} when it runs with another root, or the gateway's program cannot make what is missing
 */
export async function setup({ data = defaultData, ports, root }) {
  const house = new House({ data, ports, say: console.log, root });
  const files = needed(house.at);
  const before = files.map(([, file]) => digest(file));
  await house.prepare();
  if (before.includes(undefined)) {
    const run = recorded(data);
    if (run !== null && isAlive(run)) throw new Failure('this house is starting, and makes what is missing by itself');
    await make(house.setupPlan());
  }
  console.log(`What the broker of the house in ${data} needs:`);
  for (const [index, [what, file]] of files.entries()) {
    const now = digest(file);
    if (now === undefined) throw new Failure(`${file} is still missing`);
    const told = before[index] === undefined ? 'made' : before[index] === now ? 'was there' : 'made anew';
    console.log(`  ${what.padEnd(28)} ${told.padEnd(10)} ${file}`);
  }
}

/** @param {{command: string, args: string[], env: Record<string, string>}} plan */
async function make({ command, args, env }) {
  const maker = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [maker.stdout, maker.stderr]) stream.on('data', (piece) => (told += piece));
  const [code] = await once(maker, 'close').catch((error) => {
    throw new Failure(`the gateway's program cannot be started: ${error.message}`);
  });
  if (code !== 0) throw new Failure(`the gateway's program did not make it:\n${told.trim()}`);
}
