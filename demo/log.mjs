// @ts-check
// One log file a part. The last lines of it are the reason when a part does not start.

import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const rotateAbove = 4 * 1024 * 1024; // bytes; one older file is kept

/**
 * @param {string} folder
 * @param {string} part
 */
export const logFile = (folder, part) => path.join(folder, `${part}.log`);

/** @param {string} file */
export function rotate(file) {
  if (existsSync(file) && statSync(file).size > rotateAbove) renameSync(file, `${file}.1`);
}

/**
 * @param {string} file
 * @param {number} lines
 * @returns {string} the end of the file, empty when there is none
 */
export function lastLines(file, lines) {
  if (!existsSync(file)) return '';
  const { size } = statSync(file);
  const buffer = Buffer.alloc(Math.min(size, lines * 1000));
  const descriptor = openSync(file, 'r');
  readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
  closeSync(descriptor);
  return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
