import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScheduleRequest, ScheduleView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { SwitchButton } from './switch-button';
import { bath } from '../sample-schedule';

const id = '5f0c2f5e-0000-4000-8000-000000000003';
const schedule: ScheduleView = {
  ...bath,
  id,
  name: 'Garden',
  device: 'lamp',
  recurrence: { kind: 'WEEKLY', days: ['SUNDAY'], time: '06:00' },
  gap: 'SKIP',
  overlap: 'BOTH',
  zone: 'America/New_York',
  ownZone: true,
  // Ninety seconds: the editor has no field for that.
  missed: { policy: 'RUN_IF_YOUNGER', within: 'PT1M30S' },
  enabled: false,
};
const conflict = {
  at: '2027-03-28T06:00:00Z',
  local: '2027-03-28T06:00:00',
  device: 'lamp',
  capability: 'relay1',
  value: true,
  schedule: 's',
  name: 'Away',
  otherValue: false,
};

/** Shows the button; what was sent to change the schedule. */
function show(shown: ScheduleView, answer: (sent: ScheduleRequest) => Response) {
  const sent: ScheduleRequest[] = [];
  playGateway(async (call, request) => {
    if (call === 'POST /api/v1/schedules/preview')
      return Response.json({ zone: 'UTC', tzdata: '', firings: [], conflicts: [conflict] });
    if (call !== `PUT /api/v1/schedules/${id}`) return Response.json([]);
    const asked = (await request.json()) as ScheduleRequest;
    sent.push(asked);
    return answer(asked);
  });
  showInHouse(<SwitchButton schedule={shown} />);
  return sent;
}

beforeEach(comeIn);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the button that switches a schedule', () => {
  it('switches off one that runs, and leaves all else of it as it is', async () => {
    const sent = show({ ...schedule, enabled: true }, () => Response.json(schedule));
    await userEvent.click(screen.getByRole('button', { name: 'Switch off' }));
    const { id: unsent, ownZone, paused, ...rest } = schedule;
    expect({ unsent, ownZone, paused }).toBeTruthy();
    expect(sent).toEqual([{ ...rest, enabled: false, withConflicts: false }]);
  });

  it('names what another schedule wants, and switches on by a second tap', async () => {
    const sent = show(schedule, ({ withConflicts }) =>
      withConflicts === true
        ? Response.json({ ...schedule, enabled: true })
        : Response.json({ code: 'schedule-conflict', errors: [] }, { status: 409 }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    await screen.findByRole('link', { name: 'Open “Away”' });
    await userEvent.click(screen.getByRole('button', { name: 'Switch on anyway' }));
    expect(sent.map(({ enabled, withConflicts }) => [enabled, withConflicts])).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  it('takes over one that the gateway stopped', async () => {
    const stopped = { ...schedule, enabled: true, stopped: 'MAKER_LEFT' } as const;
    const sent = show(stopped, () => Response.json(schedule));
    await userEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    expect(sent[0]?.enabled).toBe(true);
  });

  it('says why it stays off', async () => {
    const errors = [{ field: 'recurrence', message: 'never comes, or not any more' }];
    show(schedule, () => Response.json({ code: 'invalid', errors }, { status: 400 }));
    await userEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    await screen.findByText(/^It never comes, or not any more/);
  });
});
