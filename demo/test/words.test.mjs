// @ts-check
// The command line, the claim code, the wall clock, the end of a log: no process is started here.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { soon } from '../check/wall-clock.mjs';
import { newClaimCode } from '../claim-code.mjs';
import { journalWords } from '../journal-words.mjs';
import { lastLines } from '../log.mjs';
import { Misuse, readOptions } from '../options.mjs';
import { temporaryFolder } from './harness.mjs';

test('an option that a command does not take is refused, not ignored', () => {
  for (const words of [
    ['down', '--port-base', '9000'],
    ['demo', '--follow'],
    ['demo', 'twice'],
    ['demo', '--keep'],
    ['light'],
    ['keys'],
    ['keys', 'burn'],
    ['keys', 'rotate', '--follow'],
    ['recover', 'Maria', 'Anna'],
    [],
  ]) {
    assert.throws(() => readOptions(words), Misuse, words.join(' '));
  }
});

test('the port base moves every port', () => {
  const { ports } = readOptions(['demo', '--port-base', '9000']);
  assert.deepEqual(ports, {
    http: 9080,
    gateway: 9081,
    management: 9082,
    postgres: 9432,
    https: 9443,
    mqtt: 9883,
    porch: 9884,
    grace: 9885,
  });
});

test('a port base that is no number, or leaves no room for a port, is refused', () => {
  for (const base of ['x', '', '-1', '999', '64653', '1e4'])
    assert.throws(() => readOptions(['demo', `--port-base=${base}`]));
});

test('claim codes have 20 characters of Crockford base 32 in groups of five, and differ', () => {
  const codes = Array.from({ length: 200 }, newClaimCode);
  for (const code of codes) assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  assert.equal(new Set(codes).size, codes.length);
});

test('a moment soon after midnight belongs to the next day', () => {
  const due = soon(new Date('2026-11-21T21:59:58.300Z'), 'Europe/Athens', 4);
  assert.deepEqual(due, { at: new Date('2026-11-21T22:00:03Z'), day: 'SUNDAY', time: '00:00:03' });
});

test('the end of a log is whole lines, and empty for a log that is not there', (t) => {
  const file = path.join(temporaryFolder(t), 'x.log');
  assert.equal(lastLines(file, 2), '');
  writeFileSync(file, 'one\ntwo\nthree\n');
  assert.equal(lastLines(file, 2), 'two\nthree');
});

test('journal verify takes a noted link, and nothing that is none', () => {
  const link = `7:${'a0'.repeat(32)}`;
  assert.equal(readOptions(['journal', 'verify', '--anchor', link]).anchor, link);
  assert.equal(readOptions(['journal', 'verify']).anchor, undefined);
  for (const words of [
    ['journal'],
    ['journal', 'burn'],
    ['journal', 'verify', 'twice'],
    ['journal', 'verify', '--anchor', '7'],
    ['journal', 'verify', '--anchor', `0:${'a0'.repeat(32)}`],
    ['status', '--anchor', link],
  ])
    assert.throws(() => readOptions(words), Misuse, words.join(' '));
});

test('a chain that holds is told with the link to note, one that does not with where it ends', () => {
  const whole = { checked: 3, newest: '3:ab', whole: true, tailOld: false, unsealed: 0, waitedSeconds: 0 };
  assert.deepEqual(journalWords(whole), [
    '3 entries checked along the chain',
    'ok   every link holds',
    'ok   nothing waits to be sealed',
    'Note this elsewhere; with --anchor the next check finds a chain that was cut or made anew:',
    '3:ab',
  ]);
  const firstBreak = { kind: 'CHANGED', seq: 4, words: 'entry 9 is not what was sealed' };
  assert.deepEqual(
    journalWords({ ...whole, whole: false, firstBreak, tailOld: true, unsealed: 2, waitedSeconds: 13 }),
    [
      '3 entries checked along the chain',
      'NOT  changed: entry 9 is not what was sealed',
      '     link 3 is the last that holds',
      'NOT  2 not sealed yet, nobody has sealed for 13 s',
    ],
  );
});
