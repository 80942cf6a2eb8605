// @ts-check
// A release may be returned from, so the one before has to run on the newer schema: it knows neither what was added nor that anything is gone.
// docs/updates.md tells how such a change is made in two releases.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { repository } from '../layout.mjs';

const folder = path.join('gateway', 'src', 'main', 'resources', 'db', 'migration');
const markFile = path.join('gateway', 'released-schema');

/** What the release before would stumble over. @type {[RegExp, string][]} */
const rules = [
  [/\bDROP\s+(TABLE|COLUMN|VIEW|SCHEMA|TYPE|FUNCTION|SEQUENCE)\b/i, 'takes away what the release before may use'],
  [
    /\bDROP\s+(?!CONSTRAINT|DEFAULT|NOT\s+NULL|INDEX|TRIGGER|IF|EXPRESSION|IDENTITY)\w+/i,
    'takes away what the release before may use',
  ],
  [/\bRENAME\b/i, 'takes away the old name'],
  [/\bALTER\s+(COLUMN\s+)?\w+\s+(SET\s+DATA\s+)?TYPE\b/i, 'changes a type under the release before'],
  [/\bSET\s+NOT\s+NULL\b/i, 'refuses rows that the release before writes'],
  [
    /\bADD\s+(COLUMN\s+)?(IF\s+NOT\s+EXISTS\s+)?(?!CONSTRAINT|CHECK|PRIMARY|UNIQUE|FOREIGN)\w+\s(?=[^,;]*\bNOT\s+NULL\b)(?![^,;]*\bDEFAULT\b)(?![^,;]*\bGENERATED\b)/i,
    'refuses rows that the release before writes, which lack the column',
  ],
  [
    /\bADD\s+(CONSTRAINT\s+\w+\s+)?(CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE)\b/i,
    'may refuse rows that the release before writes',
  ],
  [/\bCREATE\s+UNIQUE\s+INDEX\b/i, 'may refuse rows that the release before writes'],
];

/** An index of a table that is new in the same migration refuses nobody. @param {string} sql @returns {string[]} */
function faults(sql) {
  const bare = sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''");
  const fresh = [...bare.matchAll(/\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)/gi)].map(([, name]) => name);
  return bare
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
    .filter((statement) => !/^(CREATE TABLE|INSERT|UPDATE|DELETE|COMMENT)\b/i.test(statement))
    .filter((statement) => !fresh.some((name) => new RegExp(`\\b(TABLE|ON)( ONLY)? ${name}\\b`, 'i').test(statement)))
    .flatMap((statement) => {
      const broken = rules.find(([pattern]) => pattern.test(statement));
      return broken === undefined ? [] : [`"${statement}" ${broken[1]}`];
    });
}

const numberOf = (/** @type {string} */ file) => Number(/^V(\d+)__/.exec(path.basename(file))?.[1] ?? NaN);
const mark = Number(readFileSync(path.join(repository, markFile), 'utf8'));

test('the release before runs on the schema of this one', () => {
  const files = readdirSync(path.join(repository, folder)).filter((file) => mark > 0 && numberOf(file) > mark);
  for (const file of files)
    assert.deepEqual(faults(readFileSync(path.join(repository, folder, file), 'utf8')), [], file);
});

test('the mark is the newest migration of the newest release', (t) => {
  const git = (/** @type {string[]} */ ...words) =>
    execFileSync('git', words, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  let tags;
  try {
    tags = git('tag', '--list', 'v*', '--sort=-version:refname').split('\n');
  } catch {
    return t.skip('no repository here');
  }
  const newest = tags[0] ?? '';
  const released = newest === '' ? [0] : git('ls-tree', '--name-only', newest, `${folder}/`).split('\n').map(numberOf);
  assert.equal(mark, Math.max(...released), newest === '' ? 'nothing is released yet' : newest);
});

for (const [sql, wrong] of /** @type {[string, boolean][]} */ ([
  ['CREATE TABLE thing (id uuid PRIMARY KEY, name text NOT NULL); CREATE UNIQUE INDEX ON thing (name);', false],
  ['ALTER TABLE device ADD COLUMN note text;', false],
  ["ALTER TABLE device ADD COLUMN kind text NOT NULL DEFAULT 'LAMP';", false],
  ['ALTER TABLE device ALTER COLUMN note DROP NOT NULL;', false],
  ['ALTER TABLE device DROP CONSTRAINT device_kind_check;', false],
  ['CREATE INDEX ON device (name);', false],
  ["UPDATE device SET note = 'DROP TABLE device'; -- RENAME", false],
  ['DROP TABLE device;', true],
  ['ALTER TABLE device DROP COLUMN note;', true],
  ['ALTER TABLE device DROP note;', true],
  ['ALTER TABLE device RENAME COLUMN note TO remark;', true],
  ['ALTER TABLE device ALTER COLUMN note TYPE integer;', true],
  ['ALTER TABLE device ALTER COLUMN note SET NOT NULL;', true],
  ['ALTER TABLE device ADD COLUMN kind text NOT NULL;', true],
  ['ALTER TABLE device ADD kind text NOT NULL, ADD COLUMN other text DEFAULT 1;', true],
  ['ALTER TABLE device ADD CONSTRAINT one CHECK (note <> name);', true],
  ['CREATE UNIQUE INDEX ON device (note);', true],
])) {
  test(`${wrong ? 'refused' : 'taken'}: ${sql}`, () => assert.equal(faults(sql).length > 0, wrong));
}
