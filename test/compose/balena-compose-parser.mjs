#!/usr/bin/env node
// @ts-check
// Stands where balena's parser looks for its own program (-f FILE… PROJECT, canonical JSON on stdout, a line of JSON on stderr for what is
// wrong). That program is compose-go and nothing else; so is compose v2, and where that is missing our reading takes its place.

import { composeConfig, composeV2 } from './compose-v2.mjs';
import { canonical } from './reading.mjs';

const words = process.argv.slice(2);
const project = words.at(-1) ?? '';
const files = words.slice(0, -1).filter((word) => word !== '-f');

/** @returns {string} */
function answer() {
  const v2 = composeV2();
  if (v2 !== undefined) return composeConfig(files, project, v2);
  if (files.length !== 1) throw new Error('several files are not understood here: install compose v2');
  return JSON.stringify(canonical(files[0] ?? '', project));
}

try {
  process.stdout.write(answer());
} catch (error) {
  const message = `Failed to parse compose file: ${/** @type {Error} */ (error).message}`;
  console.error(JSON.stringify({ error: true, name: 'ParseError', message }));
  process.exitCode = 1;
}
