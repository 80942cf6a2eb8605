// @ts-check
// The tables of docs/security-requirements.md point to tests that are there.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..', '..');

/** A row of a table: its number, what it is about, how it is met, and the tests. */
const rows = readFileSync(path.join(root, 'docs', 'security-requirements.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (V?\d|6-)/.test(line))
  .map((line) => {
    const [number = '', , how = '', tests = ''] = line.split('|').slice(1, -1);
    return {
      number: number.trim(),
      how: how.trim(),
      tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    };
  });

/** The files in which tests stand, by their last name. */
const files = new Map(
  execFileSync(
    'git',
    [
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      'gateway/src/test',
      'demo/test',
      'firmware/test',
      'frontend/e2e',
    ],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
    .split('\n')
    .map((file) => [path.basename(file), path.join(root, file)]),
);

/** Why a test is not to be found; null if it is. @param {string} name @returns {string | null} */
function fault(name) {
  const java = /^(\w+Test)(?:\.(\w+))?$/.exec(name);
  const other = /^([\w-]+(?:\.test\.mjs|\.spec\.ts|_test\.cpp))(?:: (.+))?$/.exec(name);
  const [file, what] = java ? [`${java[1]}.java`, java[2] && `void ${java[2]}(`] : [other?.[1], other?.[2]];
  const found = files.get(file ?? '');
  if (found === undefined) return `${name}: there is no such file`;
  return readFileSync(found, 'utf8').includes(what ?? '') ? null : `${name}: there is no such test in ${file}`;
}

test('every test that the table of requirements names is there', () => {
  const named = rows.flatMap(({ tests }) => tests);
  assert.ok(named.length > 100, `${named.length} are named`);
  assert.deepEqual([...new Set(named)].map(fault).filter(Boolean), []);
});

test('every row has a test, or says why it has none', () => {
  const reason = /^(Not met|Not applicable|Outside)/;
  assert.deepEqual(
    rows.filter(({ how, tests }) => tests.length === 0 && !reason.test(how)).map(({ number }) => number),
    [],
  );
});

test('every number stands once, and every clause and chapter is there', () => {
  const numbers = rows.map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length);
  const clauses = Array.from({ length: 13 }, (_, clause) => `5.${clause + 1}-1`);
  const chapters = Array.from({ length: 17 }, (_, chapter) => `V${chapter + 1}.1`);
  const exceptions = new Map([
    ['5.13-1', '5.13-1A'],
    ['V3.1', 'V3.2'], // has nothing of level 2
  ]);
  for (const wanted of [...clauses, '6-1', ...chapters]) {
    const number = exceptions.get(wanted) ?? wanted;
    assert.ok(numbers.includes(number), `${number} is missing`);
  }
});
