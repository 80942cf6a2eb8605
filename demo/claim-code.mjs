// @ts-check

import { randomBytes } from 'node:crypto';
import { replaceFile } from './run-file.mjs';

/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @returns {string} 20 characters in groups of five: 100 bits */
export function newClaimCode() {
  const characters = [...randomBytes(20)].map((byte) => alphabet[byte % alphabet.length]);
  return /** @type {RegExpMatchArray} */ (characters.join('').match(/.{5}/g)).join('-');
}

/**
 * The gateway reads the file at each try, so the old code is worth nothing from here on.
 *
 * @param {string} file
 * @returns {string} the new code
 */
export function renewClaimCode(file) {
  const code = newClaimCode();
  replaceFile(file, `${code}\n`, { durable: true });
  return code;
}
