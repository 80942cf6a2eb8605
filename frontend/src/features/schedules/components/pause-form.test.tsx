import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScheduleView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { PauseForm } from './pause-form';
import { bath } from '../sample-schedule';

const lamp: ScheduleView = {
  ...bath,
  id: 'a',
  name: 'Lamp',
  device: 'lamp',
  gap: 'SKIP',
  overlap: 'BOTH',
};
const later: ScheduleView = {
  ...lamp,
  id: 'b',
  recurrence: { kind: 'WEEKLY', days: ['MONDAY'], time: '19:00' },
};

/** Shows the form of the whole home; the pauses that were asked for. */
function show(answer: () => Response = () => Response.json({}, { status: 201 })) {
  const sent: unknown[] = [];
  playGateway(async (call, request) => {
    if (call !== 'POST /api/v1/pauses') return new Promise<Response>(() => undefined);
    sent.push(await request.json());
    return answer();
  });
  showInHouse(
    <PauseForm of={{}} question="Pause all" keepable={[lamp, later]} onClose={() => undefined} />,
  );
  return sent;
}

beforeEach(comeIn);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the form of a pause', () => {
  it('pauses nothing without a day', async () => {
    const sent = show();
    await userEvent.click(screen.getByRole('button', { name: 'Pause until then' }));
    expect(sent).toEqual([]);
  });

  it('pauses without an end only where that was chosen', async () => {
    const sent = show();
    await userEvent.click(screen.getByRole('radio', { name: 'Until somebody ends it' }));
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(sent).toEqual([{}]);
  });

  it('says at the day that it is over', async () => {
    const errors = [{ field: 'until', message: 'is not to come', allowed: 'tomorrow or later' }];
    const sent = show(() => Response.json({ code: 'invalid', errors }, { status: 400 }));
    await userEvent.type(screen.getByLabelText('Until the day'), '2027-01-01');
    await userEvent.click(screen.getByRole('button', { name: 'Pause until then' }));
    await screen.findByText('Choose tomorrow or a later day.');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sent).toEqual([{ until: '2027-01-01' }]);
  });

  it('tells schedules of one name apart by what they do', () => {
    show();
    screen.getByRole('checkbox', { name: /^Lamp.*07:00/ });
    screen.getByRole('checkbox', { name: /^Lamp.*19:00/ });
  });
});
