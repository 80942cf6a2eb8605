// @ts-check
// How compose-go writes durations, sizes and lists of pairs, whichever way they stood in the file.

/** @typedef {Record<string, any>} Json */

const milliseconds = /** @type {Record<string, number>} */ ({
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
});

/**
 * @param {string} text of the compose specification: 1h30m, 90s, 500ms
 * @returns {number} milliseconds
 */
export function duration(text) {
  const pieces = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  if (pieces.length === 0 || pieces.map(([piece]) => piece).join('') !== text)
    throw new Error(`invalid duration "${text}"`);
  return pieces.reduce((sum, [, number, unit]) => sum + Number(number) * (milliseconds[unit ?? ''] ?? NaN), 0);
}

/**
 * @param {string} text
 * @returns {string} as Go's time.Duration writes it: 2m becomes 2m0s
 */
export function goDuration(text) {
  const all = duration(text);
  if (all < 1_000) return all === 0 ? '0s' : `${all}ms`;
  const [hours, minutes] = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60];
  return `${hours > 0 ? `${hours}h` : ''}${all >= 60_000 ? `${minutes}m` : ''}${(all % 60_000) / 1_000}s`;
}

/**
 * @param {string | number} size 64m, 1gb, 1048576
 * @returns {string} bytes
 */
export function bytes(size) {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([bkmg]?)b?$/i.exec(String(size)) ?? [];
  if (number === undefined) throw new Error(`invalid size "${size}"`);
  return String(Number(number) * 1024 ** ' kmg'.indexOf((unit || ' ').toLowerCase().replace('b', ' ')));
}

/**
 * @param {string[] | Json} pairs NAME=VALUE in a list, or a map; a name alone has no value
 * @returns {Record<string, string | null>}
 */
export function pairs(pairs) {
  const entries = Array.isArray(pairs) ? pairs.map(split) : Object.entries(pairs);
  return Object.fromEntries(entries.map(([name, value]) => [name, value === null ? null : String(value)]));
}

/**
 * @param {string} pair
 * @returns {[string, string | null]}
 */
function split(pair) {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, null] : [pair.slice(0, at), pair.slice(at + 1)];
}

/**
 * @param {string[] | string | null} command
 * @returns {string[] | null}
 */
export function command(command) {
  if (typeof command !== 'string') return command;
  if (/["'\\]/.test(command)) throw new Error(`write this command as a list: ${command}`);
  return command.split(/\s+/).filter((word) => word !== '');
}
