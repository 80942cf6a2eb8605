// @ts-check
// The checker of due moments finds each way in which they can go wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carriedName } from '../faults/effects.mjs';
import { firingViolations } from '../faults/firing-checker.mjs';

const dueAt = '2027-06-01T07:00:00.000Z';
const moment = { schedule: 's1', dueAt, device: 'lamp' };
const command = { id: 'c1', cause: { scheduleId: 's1', dueAt: '2027-06-01T07:00:00Z' } };
const row = { schedule: 's1', dueAt: '2027-06-01T07:00:00Z', outcome: 'FIRED', command };
const good = { due: [moment], rows: [row], commands: [command], actuated: [{ by: 'cmd:c1' }] };

test('a moment with one row, one command and one effect is right', () => {
  assert.deepEqual(firingViolations(good), []);
});

const alone = { ...row, outcome: 'RAN_LOCALLY', command: undefined };
const own = { by: `schedule:${carriedName(moment, 'relay1', true)}`, cap: 'relay1', value: true };

test('a carried firing has the name that the gateway gives it', () => {
  const schedule = '0197c5a4-0000-7000-8000-000000000001';
  assert.equal(carriedName({ schedule, dueAt: '2027-03-28T04:00:00Z' }, 'relay1', true), 'af42fe84');
});

test('one that the device ran by itself needs no command', () => {
  assert.deepEqual(firingViolations({ ...good, rows: [alone], commands: [], actuated: [own] }), []);
});

test('one that the device refused by itself needs no effect', () => {
  const rows = [{ ...alone, reason: 'interlock' }];
  assert.deepEqual(firingViolations({ ...good, rows, commands: [], actuated: [] }), []);
});

test('a device whose word is not heard is not asked for an effect', () => {
  const history = { ...good, rows: [alone], commands: [], actuated: [], unheard: ['lamp'] };
  assert.deepEqual(firingViolations(history), []);
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
  ['a moment that was done twice', { actuated: [{ by: 'cmd:c1' }, own] }, /on the device and by a command/],
  [
    'a moment that the device ran twice',
    { rows: [alone], commands: [], actuated: [own, own] },
    /on the device 2 times/,
  ],
  ['one that a device ran without acting', { rows: [alone], commands: [], actuated: [] }, /the device did not act/],
]))
  test(`${name} is found`, () => {
    assert.match(firingViolations({ ...good, ...history }).join('\n'), found);
  });
