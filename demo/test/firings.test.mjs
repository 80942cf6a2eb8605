// @ts-check
// The checker of due moments finds each way in which they can go wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firingViolations } from '../faults/firing-checker.mjs';

const dueAt = '2027-06-01T07:00:00.000Z';
const moment = { schedule: 's1', dueAt, device: 'lamp' };
const command = { id: 'c1', cause: { scheduleId: 's1', dueAt: '2027-06-01T07:00:00Z' } };
const row = { schedule: 's1', dueAt: '2027-06-01T07:00:00Z', outcome: 'FIRED', command };
const good = { due: [moment], rows: [row], commands: [command], actuated: [{ by: 'cmd:c1' }] };

test('a moment with one row, one command and one effect is right', () => {
  assert.deepEqual(firingViolations(good), []);
});

test('one that the device ran by itself needs no command', () => {
  const rows = [{ ...row, outcome: 'RAN_LOCALLY', command: undefined }];
  assert.deepEqual(firingViolations({ ...good, rows, commands: [], actuated: [] }), []);
});

test('a late one that another schedule has overtaken is right, and only then', () => {
  const rows = [{ ...row, outcome: 'MISSED', reason: 'overtaken' }];
  const other = { schedule: 's2', dueAt: '2027-06-01T07:00:01.000Z', device: 'lamp' };
  const history = { ...good, rows: [...rows, { ...row, ...other }], actuated: [], commands: [] };
  const byOther = { id: 'c2', cause: { scheduleId: 's2', dueAt: other.dueAt } };
  assert.deepEqual(firingViolations({ ...history, due: [moment, other], commands: [byOther] }), []);
  assert.match(firingViolations({ ...history, due: [moment], rows }).join(), /is MISSED/);
});

for (const [name, history, found] of /** @type {[string, Partial<typeof good>, RegExp][]} */ ([
  ['a moment without a row', { rows: [] }, /has no row/],
  ['a moment with two rows', { rows: [row, row] }, /has 2 rows/],
  ['a moment that was missed', { rows: [{ ...row, outcome: 'MISSED' }] }, /is MISSED/],
  ['a moment that made two commands', { commands: [command, { ...command, id: 'c2' }] }, /made 2 commands/],
  ['a fired moment without a command', { commands: [] }, /made no command/],
  ['a command with two effects', { actuated: [{ by: 'cmd:c1' }, { by: 'cmd:c1' }] }, /had 2 effects/],
  ['a moment that was done twice', { rows: [{ ...row, outcome: 'RAN_LOCALLY' }] }, /on the device and by a command/],
]))
  test(`${name} is found`, () => {
    assert.match(firingViolations({ ...good, ...history }).join('\n'), found);
  });
