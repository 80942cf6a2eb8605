import { describe, expect, it } from 'vitest';
import type { EnrolmentView } from '@/lib/views';
import { standingCode } from './standing-code';

const expiresAt = '2027-03-22T16:18:50Z';
const before = Date.parse(expiresAt) - 1;
const code: EnrolmentView = {
  id: '7a4f2f0e-0000-4000-8000-000000000001',
  device: 'fan',
  name: 'Fan',
  purpose: 'REJOIN',
  state: 'OPEN',
  expiresAt,
};
const kind = (part: Partial<EnrolmentView>, now = before) =>
  standingCode(
    [
      { ...code, ...part },
      { ...code, state: 'WITHDRAWN' },
    ],
    'fan',
    now,
  ).kind;

describe('the last code for a device of the house', () => {
  it('waits until it is used, withdrawn or over', () => {
    expect(kind({})).toBe('waiting');
    expect(kind({ state: 'USED' })).toBe('none');
    expect(kind({ state: 'WITHDRAWN' })).toBe('shut-out');
    expect(kind({}, before + 2)).toBe('shut-out');
  });

  it('says nothing of a device that never came, and of others', () => {
    expect(kind({ purpose: 'NEW', state: 'WITHDRAWN' })).toBe('none');
    expect(standingCode([code], 'lamp', before).kind).toBe('none');
  });
});
