import type { ScheduleView } from '@/lib/views';

/** A plain schedule for tests, which change of it what they are about. */
export const bath: ScheduleView = {
  id: 's',
  name: 'Bath',
  device: 'boiler',
  capability: 'relay1',
  operation: 'SET',
  value: true,
  recurrence: { kind: 'WEEKLY', days: ['MONDAY'], time: '07:00' },
  gap: 'NEXT_VALID',
  overlap: 'FIRST',
  zone: 'UTC',
  ownZone: false,
  missed: { policy: 'SKIP' },
  enabled: true,
  paused: false,
};
