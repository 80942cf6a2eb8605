// @ts-check
// The command line. Every option belongs to named commands; another one is refused, never ignored.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultPortBase, portsFrom } from './ports.mjs';

/** Which options a command takes. --yes is obeyed by the script that calls us, before we are started. */
const taken = {
  demo: ['check', 'keep', 'port-base', 'yes', 'data', 'root'],
  down: ['data'],
  status: ['data'],
  logs: ['data', 'follow'],
  claim: ['data'],
  broker: ['data', 'follow', 'root', 'yes'],
  credentials: ['data'],
  erase: ['data'],
  backup: ['data'],
  backups: ['data'],
  restore: ['data'],
  journal: ['data', 'anchor'],
  recover: ['data'],
  keys: ['data'],
};

/** Those that take a word behind them. */
const takesWord = ['logs', 'broker', 'credentials', 'journal', 'recover', 'keys', 'backup', 'restore'];

/** What can be asked of the broker. */
const brokerVerbs = ['setup', 'status', 'start', 'stop', 'restart', 'logs', 'accounts', 'test'];

/** The command line is wrong: answered with the help and exit code 2. */
export class Misuse extends Error {}

/** @typedef {{verb: 'add' | 'remove', name: string, filters: string[]}} AccountOrder */

/**
 * @typedef {object} Options
 * @property {string} command
 * @property {string | undefined} part for logs
 * @property {string} word what is asked of the broker, the journal or the keys, or the name of a new device or of an owner; else empty
 * @property {string | undefined} anchor for journal verify: a link that was noted before
 * @property {AccountOrder | undefined} account for broker accounts: what is to be done; absent: they are listed
 * @property {string | undefined} file for backup, where a copy goes; for restore, what is to be restored; absolute
 * @property {string | undefined} root first level of every topic
 * @property {boolean} check
 * @property {boolean} keep
 * @property {boolean} follow
 * @property {import('./ports.mjs').Ports} ports
 * @property {string | undefined} data absolute
 */

/**
 * @param {string[]} words after the program's name
 * @returns {Options}
 * @throws {Misuse}
 */
export function readOptions(words) {
  const { values, positionals } = parse(words);
  const [command = '', second, ...rest] = positionals;
  if (!(command in taken)) throw new Misuse(`unknown command ${JSON.stringify(command)}`);
  const isAccounts = command === 'broker' && second === 'accounts';
  if ((rest.length > 0 && !isAccounts) || (second !== undefined && !takesWord.includes(command)))
    throw new Misuse(`too many words after ${command}`);
  if (command === 'broker' && !brokerVerbs.includes(second ?? ''))
    throw new Misuse(`broker takes one of: ${brokerVerbs.join(', ')}`);
  if (command === 'journal' && second !== 'verify') throw new Misuse('journal takes one of: verify');
  if (command === 'credentials' && !second?.trim()) throw new Misuse('credentials takes the name of the new device');
  if (command === 'keys' && second !== 'rotate' && second !== 'backup') throw new Misuse('keys takes rotate or backup');
  if (command === 'restore' && second === undefined) throw new Misuse('restore takes the file of a backup');
  const allowed = taken[/** @type {keyof typeof taken} */ (command)];
  const stray = Object.keys(values).find((name) => !allowed.includes(name));
  if (stray !== undefined) throw new Misuse(`${command} takes no --${stray}`);
  if (values.keep && !values.check) throw new Misuse('--keep belongs to --check');
  if (values.follow && command === 'broker' && second !== 'logs') throw new Misuse('-f belongs to logs');
  if (values.root !== undefined && command === 'broker' && second !== 'setup')
    throw new Misuse('--root belongs to demo and broker setup');
  if (values.check && (values.data !== undefined || values['port-base'] !== undefined)) {
    throw new Misuse('--check has a data folder and ports of its own');
  }
  return {
    command,
    part: command === 'logs' ? second : undefined,
    word: command === 'logs' ? '' : (second ?? ''),
    account: isAccounts ? accountOrder(rest) : undefined,
    file: ['backup', 'restore'].includes(command) && second !== undefined ? fromCaller(second) : undefined,
    anchor: noted(values.anchor),
    root: topicRoot(values.root),
    check: values.check ?? false,
    keep: values.keep ?? false,
    follow: values.follow ?? false,
    ports: portsFrom(portBase(values['port-base'])),
    data: values.data === undefined ? undefined : fromCaller(values.data),
  };
}

/** @param {string} name of a file or folder, as it was typed */
function fromCaller(name) {
  return path.resolve(process.env.HEARTH_CALLED_FROM ?? '.', name);
}

/**
 * @param {string[]} words behind "broker accounts"
 * @returns {AccountOrder | undefined}
 */
function accountOrder([verb, name = '', ...filters]) {
  if (verb === undefined) return undefined;
  if (verb === 'add' && name !== '' && filters.length > 0) return { verb, name, filters };
  if (verb === 'remove' && name !== '' && filters.length === 0) return { verb, name, filters };
  throw new Misuse('broker accounts takes nothing, add NAME FILTER..., or remove NAME');
}

/** @param {string[]} words */
function parse(words) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        keep: { type: 'boolean' },
        follow: { type: 'boolean', short: 'f' },
        'port-base': { type: 'string' },
        yes: { type: 'boolean' },
        data: { type: 'string' },
        root: { type: 'string' },
        anchor: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Misuse(/** @type {Error} */ (error).message);
  }
}

/** @param {string | undefined} text */
function portBase(text) {
  if (text === undefined) return defaultPortBase;
  if (!/^\d{1,5}$/.test(text)) throw new Misuse(`--port-base takes a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}

/** One topic level, without wildcards. @param {string | undefined} text */
function topicRoot(text) {
  if (text === undefined || /^[a-z0-9][a-z0-9-]{0,31}$/.test(text)) return text;
  throw new Misuse(`--root takes 1 to 32 of a-z, 0-9 and -, not ${JSON.stringify(text)}`);
}

/** A link of the journal's chain as `journal verify` tells it. @param {string | undefined} text */
function noted(text) {
  if (text === undefined || /^[1-9]\d{0,17}:[0-9a-f]{64}$/i.test(text)) return text;
  throw new Misuse(`--anchor takes SEQ:HASH as journal verify tells it, not ${JSON.stringify(text)}`);
}
