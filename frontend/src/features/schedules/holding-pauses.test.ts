import { describe, expect, it } from 'vitest';
import type { PauseView } from '@/lib/views';
import { holdingPauses } from './holding-pauses';

const pause = (id: string, part: Partial<PauseView>): PauseView => ({
  id,
  scope: 'HOME',
  from: '2027-03-22T12:00:00Z',
  keep: [],
  ...part,
});
const lamps = { id: 'g', name: 'Lamps', members: [{ device: 'lamp', capability: 'relay1' }] };
const held = (schedule: Parameters<typeof holdingPauses>[1], pauses: readonly PauseView[]) =>
  holdingPauses(pauses, schedule, [lamps]).map(({ id }) => id);

describe('the pauses that hold a schedule', () => {
  const ofLamp = { id: 's', device: 'lamp', capability: 'relay1' };
  const all = [
    pause('home', {}),
    pause('kept', { keep: ['s'] }),
    pause('own', { scope: 'SCHEDULE', schedule: 's' }),
    pause('other', { scope: 'SCHEDULE', schedule: 't' }),
    pause('group', { scope: 'GROUP', group: 'g' }),
  ];

  it('are its own, those of its groups, and of a home that does not keep it going', () => {
    expect(held(ofLamp, all)).toEqual(['home', 'own', 'group']);
    expect(held({ id: 's', group: 'g' }, all)).toEqual(['home', 'own', 'group']);
    expect(held({ id: 's', device: 'lamp', capability: 'relay2' }, all)).toEqual(['home', 'own']);
  });
});
