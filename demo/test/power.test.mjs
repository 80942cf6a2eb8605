// @ts-check
// The checker of power cuts can fail: each thing that must hold is broken once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lostByCut } from '../power/answers.mjs';

/** @typedef {import('../power/answers.mjs').Before} Before */
/** @typedef {import('../power/answers.mjs').After} After */

const answered = { answered: true, refused: false };
/** @type {Before} */
const before = {
  writes: [
    { what: 'room/1', wanted: 'Attic', ...answered },
    { what: 'room/2', wanted: 'Cellar', ...answered },
    { what: 'room/2', wanted: null, ...answered },
    { what: 'room/1', wanted: 'Loft', answered: false, refused: false },
    { what: 'door/board', wanted: 'open', ...answered },
  ],
  accepted: [{ id: 'A', device: 'lamp', value: true }],
  due: [{ schedule: 'S', dueAt: '2026-01-01T00:00:00.000Z' }],
  readings: [{ device: 'lamp', committed: 3 }],
  actuated: [{ by: 'cmd:A' }],
};
/** @type {After} */
const after = {
  things: { 'room/1': 'Attic', 'room/2': null, 'door/board': 'open' },
  commands: { A: { state: 'ACKNOWLEDGED' } },
  ledger: [{ schedule: 'S', dueAt: '2026-01-01T00:00:00Z', outcome: 'FIRED' }],
  readings: [{ device: 'lamp', stored: 4 }],
  outputs: [{ device: 'lamp', shown: true, pin: true }],
  journal: [],
  actuated: [],
};

test('a cut after which all is there has no violation', () => {
  assert.deepEqual(lostByCut(before, after), []);
});

test('what was asked for and not answered may be done or not', () => {
  assert.deepEqual(lostByCut(before, { ...after, things: { ...after.things, 'room/1': 'Loft' } }), []);
});

test('what was refused is not done', () => {
  const refused = { what: 'room/1', wanted: 'Hut', answered: false, refused: true };
  const found = lostByCut(
    { ...before, writes: [...before.writes, refused] },
    { ...after, things: { ...after.things, 'room/1': 'Hut' } },
  );
  assert.match(found.join(), /^I9: room\/1 was answered as Attic or Loft and is Hut$/);
});

for (const [name, broken, rule] of /** @type {[string, Partial<After>, RegExp][]} */ ([
  ['a write that is gone', { things: { ...after.things, 'room/1': null } }, /I9: room\/1/],
  ['a removal that is forgotten', { things: { ...after.things, 'room/2': 'Cellar' } }, /I9: room\/2/],
  ['an account that the broker lost', { things: { ...after.things, 'door/board': 'shut' } }, /I9: door\/board/],
  ['a command that is gone', { commands: {} }, /I9: command A/],
  ['a due moment without a row', { ledger: [] }, /I4: S at .* has 0 rows/],
  ['a due moment with two rows', { ledger: [...after.ledger, ...after.ledger] }, /I4: S at .* has 2 rows/],
  ['a relay that moves again', { actuated: [{ by: 'cmd:A' }] }, /I2/],
  ['a reading that was let go and is gone', { readings: [{ device: 'lamp', stored: 2 }] }, /I5/],
  ['a chain that does not hold', { journal: ['a link is missing'] }, /I8/],
  ['a relay that is not as shown', { outputs: [{ device: 'lamp', shown: true, pin: false }] }, /I3/],
])) {
  test(`${name} is found`, () => {
    const found = lostByCut(before, { ...after, ...broken });
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', rule);
  });
}
