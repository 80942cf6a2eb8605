// @ts-check
// What ./hearth hands over to, once the tools are there and everything is built.

import * as commands from './commands.mjs';
import { demo } from './demo.mjs';
import { Failure } from './failure.mjs';
import { Misuse, readOptions } from './options.mjs';
import { runningHouses } from './run-file.mjs';

/** @type {Record<string, (options: import('./options.mjs').Options) => Promise<unknown>>} */
const verbs = { demo, ...commands };

/** @param {string[]} words */
async function obey(words) {
  // The script asks first whether the words make sense, before it installs or builds anything for them.
  if (words[0] === '--judge') return readOptions(words.slice(1));
  // And whether a house of this checkout runs, before it acts on containers.
  if (words[0] === '--lives') return void (process.exitCode = runningHouses().length > 0 ? 0 : 1);
  const options = readOptions(words);
  const verb = verbs[options.command];
  if (verb === undefined) throw new Misuse(`unknown command ${options.command}`);
  return verb(options);
}

// A reader that has seen enough (./hearth logs | head) is no error.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await obey(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Misuse || error instanceof Failure)) throw error;
  console.error(`hearth: ${error.message}`);
  process.exitCode = error instanceof Misuse ? 2 : 1;
}
