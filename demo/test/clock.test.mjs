// @ts-check
// The checker of clock jumps finds each way in which they can go wrong, and the time server says what a client asks for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carriedName } from '../faults/effects.mjs';
import { clockViolations } from '../faults/clock-checker.mjs';
import { answer } from '../faults/time-server.mjs';

const dueAt = '2027-06-01T07:00:00Z';
const command = { id: 'c1', cause: { scheduleId: 's1', dueAt: '2027-06-01T07:00:00.000Z' } };
const row = { schedule: 's1', dueAt, outcome: 'FIRED', recordedAt: '2027-06-01T07:00:00.200Z', command: { id: 'c1' } };
const missed = { ...row, schedule: 's2', outcome: 'MISSED', command: undefined };
const jump = { name: 'two hours on', commands: 1, most: 1, next: row };
const good = { ledgers: [[row, missed]], commands: [command], actuated: [{ by: 'cmd:c1' }], jumps: [jump] };
const alone = { ...row, outcome: 'RAN_LOCALLY', command: undefined };
const own = { by: `schedule:${carriedName(row, 'relay1', true)}`, cap: 'relay1', value: true };

test('a moment that is fired once, one that was missed, and a next one in time are right', () => {
  assert.deepEqual(clockViolations(good), []);
});

test('a moment that was missed may be fired when it comes a second time', () => {
  const fired = { ...missed, outcome: 'FIRED', command: { id: 'c2' } };
  const commands = [command, { id: 'c2', cause: { scheduleId: 's2', dueAt } }];
  assert.deepEqual(clockViolations({ ...good, ledgers: [[row, missed], [fired]], commands }), []);
});

for (const [name, history, found] of /** @type {[string, Partial<typeof good>, RegExp][]} */ ([
  ['a moment with two rows', { ledgers: [[row, missed, missed]] }, /has more than one row/],
  ['a moment that was fired again', { ledgers: [[row], [{ ...row, command: { id: 'c2' } }]] }, /was FIRED by c1/],
  ['a moment that was fired and is missed', { ledgers: [[row], [{ ...missed, schedule: 's1' }]] }, /is MISSED/],
  ['a moment with two commands', { commands: [command, { ...command, id: 'c2' }] }, /made 2 commands/],
  ['a command with two effects', { actuated: [{ by: 'cmd:c1' }, { by: 'cmd:c1' }] }, /had 2 effects/],
  ['a command of a missed moment', { ledgers: [[{ ...missed, schedule: 's1' }]] }, /made command c1 and is MISSED/],
  ['a command of no moment', { ledgers: [[missed]] }, /not in the ledger/],
  ['a fired moment without a command', { commands: [] }, /is FIRED and made no command/],
  [
    'a moment that was done twice',
    { ledgers: [[{ ...row, outcome: 'RAN_LOCALLY' }]], actuated: [{ by: 'cmd:c1' }, own] },
    /on the device and by a command/,
  ],
  [
    'a moment that the device ran twice',
    { ledgers: [[alone]], commands: [], actuated: [own, own] },
    /ran on the device 2 times/,
  ],
  [
    'one that a device ran without acting',
    { ledgers: [[alone]], commands: [], actuated: [] },
    /the device did not act/,
  ],
  ['a burst', { jumps: [{ ...jump, commands: 120 }] }, /120 commands, at most 1/],
  ['a next moment that was missed', { jumps: [{ ...jump, next: missed }] }, /the next moment is MISSED/],
  [
    'a next moment that is late',
    { jumps: [{ ...jump, next: { ...row, recordedAt: '2027-06-01T07:00:02Z' } }] },
    /after 2.0 s/,
  ],
]))
  test(`${name} is found`, () => {
    assert.match(clockViolations({ ...good, ...history }).join('\n'), found);
  });

test('the time server answers the question it was asked with the time of its clock', () => {
  const question = Buffer.alloc(48, 7);
  const packet = answer(question, new Date('2035-11-01T00:00:00.500Z'));
  assert.equal(packet[0], 0b00_100_100);
  assert.ok(packet.subarray(24, 32).equals(question.subarray(40)));
  assert.equal(packet.readUInt32BE(40) - 2_208_988_800, Date.parse('2035-11-01T00:00:00Z') / 1000);
  assert.equal(packet.readUInt32BE(44), 2 ** 31);
});
