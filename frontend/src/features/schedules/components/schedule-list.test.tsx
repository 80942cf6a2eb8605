import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScheduleView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { ScheduleList } from './schedule-list';
import { bath } from '../sample-schedule';

const cron: ScheduleView = {
  ...bath,
  id: 'a',
  name: 'Meter day',
  device: 'lamp',
  recurrence: { kind: 'CRON', expression: '30 7 L * *' },
  cron: { seconds: [0], minutes: [30], hours: [7], daysOfMonth: ['L'], months: [], weekdays: [] },
  gap: 'SKIP',
  overlap: 'BOTH',
};

beforeEach(comeIn);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the list of schedules', () => {
  it('says what a cron expression means without asking for it', async () => {
    const asked: string[] = [];
    playGateway((call) => {
      asked.push(call);
      return Response.json([]);
    });
    showInHouse(<ScheduleList schedules={[cron]} />);
    await screen.findByText(/turns on at 07:30 on the last day of the month\.$/);
    expect(asked.filter((call) => call.includes('preview'))).toEqual([]);
  });
});
