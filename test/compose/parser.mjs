// @ts-check
// Balena's own parser, as npm delivers it, with a program of ours at the place of the binary that its install script would download.

import { lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@balena/compose-parser';
import { composeV2 } from './compose-v2.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(here, 'node_modules', '@balena', 'compose-parser', 'bin', 'balena-compose-parser');

// Whoever installed the package with its scripts has balena's binary there: it stays.
if (lstatSync(program, { throwIfNoEntry: false }) === undefined) {
  mkdirSync(path.dirname(program), { recursive: true });
  symlinkSync(path.join(here, 'balena-compose-parser.mjs'), program);
}

composeV2(); // once, for all files

/**
 * @param {string} file
 * @returns {Promise<import('./words.mjs').Json>} the composition as balena's builder takes it
 * @throws {Error} in the parser's words
 */
export const balenaComposition = (file) => parse(file);
