import { screen, within } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceView, ScheduleView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { DeviceSchedules } from './device-schedules';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const { device } = JSON.parse(file) as { device: DeviceView };
const [part] = device.capabilities;
const member = { device: device.id, capability: part?.id ?? '' };
const plain: ScheduleView = {
  id: 'a',
  name: 'Away',
  operation: 'SET',
  value: false,
  recurrence: { kind: 'WEEKLY', days: ['MONDAY'], time: '07:00' },
  gap: 'SKIP',
  overlap: 'BOTH',
  zone: 'UTC',
  ownZone: false,
  missed: { policy: 'SKIP' },
  enabled: true,
  paused: false,
};
const groups = [{ id: 'g', name: 'All lamps', members: [member] }];
const scenes = [
  { id: 's', name: 'Evening', states: [{ ...member, operation: 'SET', value: true }] },
  { id: 't', name: 'Party', states: [] },
];

function show(schedules: readonly ScheduleView[], shown: DeviceView = device) {
  playGateway((call) => {
    const answers: Record<string, unknown> = {
      'GET /api/v1/schedules': schedules,
      'GET /api/v1/groups': groups,
      'GET /api/v1/scenes': scenes,
      'GET /api/v1/devices': [device],
    };
    return call in answers ? Response.json(answers[call]) : undefined;
  });
  showInHouse(<DeviceSchedules device={shown} />);
}

beforeEach(comeIn);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the schedules of a device', () => {
  it('are its own, and those of its groups and scenes, which are named', async () => {
    show([
      { ...plain, ...member },
      { ...plain, id: 'b', name: 'Night', group: 'g' },
      { ...plain, id: 'c', name: 'Mood', scene: 's' },
      { ...plain, id: 'd', name: 'Other scene', scene: 't' },
      { ...plain, id: 'e', name: 'Other device', device: 'x', capability: 'relay1' },
    ]);
    await screen.findByText('Through the scene “Evening”');
    const all = within(screen.getByRole('list')).getAllByRole('link');
    expect(all).toHaveLength(3);
    expect(all.map((link) => link.textContent.includes('Through'))).toEqual([false, true, true]);
    screen.getByText('Through the group “All lamps”');
  });

  it('are said to be none only once groups and scenes are known', async () => {
    show([{ ...plain, scene: 't' }]);
    expect(screen.queryByText('Nothing is planned for this device.')).toBeNull();
    await screen.findByText('Nothing is planned for this device.');
  });

  it('are run by the device until a time, also where they are those of a group', async () => {
    const carriedUntil = new Date(Date.now() + 3_600_000).toISOString();
    show([{ ...plain, group: 'g' }], { ...device, carriedUntil });
    await screen.findByText(/^Runs its schedules by itself until/);
  });
});
