import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScheduleView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { ScheduleActions } from './schedule-actions';
import { bath as schedule } from '../sample-schedule';

beforeEach(() => {
  comeIn();
  playGateway(() => undefined);
});

describe('removing a schedule', () => {
  it('asks, and says that the devices stay as they are', async () => {
    showInHouse(<ScheduleActions schedule={schedule} />);
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(screen.getAllByText(/The devices stay as they are/)).toHaveLength(1);
  });

  it('says that what it began is ended, while that is still to end', async () => {
    const open: ScheduleView = { ...schedule, nextAt: '2027-03-22T07:15:00Z', nextPhase: 'END' };
    showInHouse(<ScheduleActions schedule={open} />);
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(screen.getAllByText(/If it is removed, that is ended now/)).toHaveLength(1);
    expect(screen.queryByText(/stay as they are/)).toBeNull();
  });
});
