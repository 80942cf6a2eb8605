import { describe, expect, it } from 'vitest';
import type { EnrolmentView } from '@/lib/views';
import { codeStateOf } from './code-state';

const opened: EnrolmentView = {
  id: '7a4f2f0e-0000-4000-8000-000000000001',
  device: 'kitchen-lamp',
  name: 'Kitchen lamp',
  purpose: 'NEW',
  state: 'OPEN',
  expiresAt: '2027-03-22T16:19:20Z',
};
const at = (time: string) => Date.parse(`2027-03-22T${time}Z`);

describe('a code on the screen', () => {
  it('counts the minutes that are left, the begun one too', () => {
    expect(codeStateOf(opened, undefined, at('16:04:20'))).toEqual({
      kind: 'waiting',
      minutes: 15,
    });
    expect(codeStateOf(opened, opened, at('16:19:00'))).toEqual({ kind: 'waiting', minutes: 1 });
  });

  it('is over when its time is, even if the gateway has not said so yet', () => {
    expect(codeStateOf(opened, opened, at('16:19:20'))).toEqual({ kind: 'over' });
  });

  it('is over when it was withdrawn', () => {
    const known = { ...opened, state: 'WITHDRAWN' } as const;
    expect(codeStateOf(opened, known, at('16:05:00'))).toEqual({ kind: 'over' });
  });

  it('has done its work when the device is there, however late it is', () => {
    const known = { ...opened, state: 'USED' } as const;
    expect(codeStateOf(opened, known, at('16:30:00'))).toEqual({ kind: 'here' });
  });
});
