// @ts-check
// The checker of faults can fail: each thing that must hold is broken once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from '../faults/checker.mjs';

const done = { id: 'A', device: 'lamp', value: true, found: { state: 'ACKNOWLEDGED' } };
const moved = { id: 'lamp', by: 'cmd:A', value: true };
const good = {
  accepted: [done],
  actuated: [moved],
  outputs: [{ device: 'lamp', shown: true, pin: true }],
  readings: [{ device: 'lamp', committed: 3, stored: 4, made: 5, kept: 1 }],
};
const reading = { device: 'lamp', committed: 3, stored: 4, made: 5, kept: 1 };

test('a history in which all holds has no violation', () => {
  assert.deepEqual(violations(good), []);
});

for (const [name, broken, rule] of /** @type {[string, Partial<typeof good>, RegExp][]} */ ([
  ['a command that is forgotten', { accepted: [{ ...done, found: /** @type {any} */ (null) }] }, /I9/],
  ['a command without an end', { accepted: [{ ...done, found: { state: 'SENT' } }] }, /I1/],
  ['a relay that moved twice', { actuated: [moved, moved] }, /I2/],
  ['a relay that moved by an unsent command', { accepted: [{ ...done, found: { state: 'EXPIRED_UNSENT' } }] }, /I1/],
  ['a relay that is not as shown', { outputs: [{ device: 'lamp', shown: true, pin: false }] }, /I3/],
  ['a reading that was let go and not stored', { readings: [{ ...reading, committed: 5 }] }, /I5/],
  ['a reading that nobody has', { readings: [{ ...reading, kept: 0 }] }, /I6/],
  ['a reading that is there twice', { readings: [{ ...reading, stored: 6 }] }, /I5/],
])) {
  test(`${name} is found`, () => {
    const found = violations({ ...good, ...broken });
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', rule);
  });
}
