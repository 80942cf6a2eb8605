import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actuator } from '@/features/devices/actuators';
import { Problem } from '@/lib/problem';
import type { CopyRequest, ScheduleRequest } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { CopyForm } from './copy-form';
import { bath as schedule } from '../sample-schedule';

const targets: Actuator[] = ['Lamp', 'Pump'].map((words) => ({
  device: words.toLowerCase(),
  capability: 'relay1',
  words,
  kind: 'relay',
  value: false,
}));
const conflict = {
  at: '2027-03-22T07:00:00Z',
  local: '2027-03-22T07:00:00',
  device: 'lamp',
  capability: 'relay1',
  value: true,
  schedule: 'a',
  name: 'Away',
  otherValue: false,
};
const preview = { zone: 'UTC', tzdata: '2026a', firings: [], conflicts: [] };
const onCopy = vi.fn<(request: CopyRequest) => void>();

/** The form, with what the gateway says of a copy for each device. */
function show(answer: (device: string | undefined) => Response, error: unknown = null) {
  playGateway(async (call, request) => {
    if (call !== 'POST /api/v1/schedules/preview') return new Promise<Response>(() => undefined);
    return answer(((await request.json()) as ScheduleRequest).device);
  });
  showInHouse(
    <CopyForm
      schedule={schedule}
      targets={targets}
      saving={false}
      error={error}
      cancel={null}
      onCopy={onCopy}
    />,
  );
}

const tick = (name: string) => userEvent.click(screen.getByRole('checkbox', { name }));
const copy = () => screen.getByRole('button', { name: /^Copy/ });

beforeEach(() => {
  comeIn();
  onCopy.mockClear();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('copying a schedule', () => {
  it('needs a device, and copies to those that are chosen at one tap', async () => {
    show(() => Response.json(preview));
    await userEvent.click(copy());
    expect(onCopy).not.toHaveBeenCalled();
    await tick('Lamp');
    await tick('Pump');
    await tick('Lamp');
    await userEvent.click(copy());
    expect(onCopy).toHaveBeenCalledExactlyOnceWith({
      targets: [{ device: 'pump', capability: 'relay1' }],
      withConflicts: false,
    });
  });

  it('tells a contradiction by name, asks once more, and forgets that when the choice changes', async () => {
    show((device) => Response.json({ ...preview, conflicts: device === 'lamp' ? [conflict] : [] }));
    await tick('Lamp');
    await screen.findByText(/is told on and off .*\(Away\)/);
    await userEvent.click(copy());
    expect(copy().textContent).toBe('Copy anyway');
    await tick('Pump');
    expect(copy().textContent).toBe('Copy');
    await userEvent.click(copy());
    expect(onCopy).not.toHaveBeenCalled();
    await userEvent.click(copy());
    expect(onCopy.mock.calls[0]?.[0]).toMatchObject({ withConflicts: true });
  });

  it('asks again when the gateway knows of a contradiction that the previews did not', async () => {
    const field = 'targets[0].conflicts[a]';
    show(
      () => Response.json(preview),
      new Problem(422, 'invalid', '', [{ field, message: 'is told two things' }]),
    );
    await tick('Lamp');
    await userEvent.click(copy());
    expect(screen.getByText(/Another schedule wants something else/)).toBeTruthy();
    expect(copy().textContent).toBe('Copy anyway');
    await userEvent.click(copy());
    expect(onCopy.mock.calls.map(([request]) => request.withConflicts)).toEqual([false, true]);
  });

  it('does not copy to what may not be on for so long, and says which', async () => {
    const refusal = { code: 'invalid', errors: [{ field: 'ending', message: 'is longer than' }] };
    show((device) =>
      device === 'pump' ? Response.json(refusal, { status: 422 }) : Response.json(preview),
    );
    await tick('Lamp');
    await tick('Pump');
    await screen.findByText(/safety limit does not allow it so long/);
    await userEvent.click(copy());
    expect(onCopy).not.toHaveBeenCalled();
    await tick('Pump');
    await userEvent.click(copy());
    expect(onCopy).toHaveBeenCalledOnce();
  });

  it('says at the device what the gateway refuses it for', async () => {
    const problem = { field: 'targets[1]', message: 'There are 32 schedules for this already' };
    show(() => Response.json(preview), new Problem(422, 'invalid', '', [problem]));
    await tick('Lamp');
    await tick('Pump');
    await userEvent.click(copy());
    const said = screen.getByText(/as many schedules as it can have/);
    expect(said.parentElement?.textContent).toMatch(/^Pump/);
  });
});
