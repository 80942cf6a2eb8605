import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/lib/problem';
import type { ScheduleRequest } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { newDraft, type Draft } from '../draft';
import type { Target } from '../targets';
import { ScheduleEditor } from './schedule-editor';

const lamp: Target = {
  ref: { device: 'lamp', capability: 'relay1' },
  kind: 'device',
  words: 'Lamp',
  levels: 'never',
};
const preview = { zone: 'UTC', tzdata: '2026a', firings: [], conflicts: [] };
const home = { name: 'Olive House', zone: 'UTC', rooms: [], now: '2027-03-22T16:00:00Z' };
const onSave = vi.fn<(request: ScheduleRequest) => void>();
const fresh = newDraft(lamp.ref, '2027-03-22');

/** The editor, with what the gateway says of every draft. */
function show(
  answer: () => Response,
  {
    first = fresh,
    error = null,
    house = Promise.resolve(Response.json(home)),
  }: { first?: Draft; error?: unknown; house?: Promise<Response> } = {},
) {
  playGateway((call) => {
    if (call === 'GET /api/v1/home') return house;
    return call === 'POST /api/v1/schedules/preview' ? answer() : undefined;
  });
  return (
    <ScheduleEditor
      first={first}
      targets={[lamp]}
      saving={false}
      error={error}
      cancel={null}
      onSave={onSave}
    />
  );
}

const save = () => screen.getByRole('button', { name: /^Save/ });

beforeEach(() => {
  comeIn();
  onSave.mockClear();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the editor of schedules', () => {
  it('saves at one tap what nobody contradicts', async () => {
    showInHouse(show(() => Response.json(preview)));
    await userEvent.click(save());
    expect(onSave).toHaveBeenCalledOnce();
    expect(onSave.mock.calls[0]?.[0].withConflicts).toBe(false);
  });

  it('asks again when the gateway knows of a conflict that the preview did not', async () => {
    const editor = show(() => Response.json(preview), {
      error: new Problem(409, 'schedule-conflict', ''),
    });
    showInHouse(editor);
    await userEvent.click(save());
    expect(save().textContent).toBe('Save anyway');
    expect(screen.getByText(/Another schedule wants something else/)).toBeTruthy();
    await userEvent.click(save());
    expect(onSave.mock.calls.map(([request]) => request.withConflicts)).toEqual([false, true]);
  });

  it('forgets that it asked when the plan is changed', async () => {
    const conflict = {
      at: '2027-03-23T07:00:00Z',
      local: '2027-03-23T07:00:00',
      device: 'lamp',
      capability: 'relay1',
      value: true,
      schedule: 's',
      name: 'Away',
      otherValue: false,
    };
    showInHouse(show(() => Response.json({ ...preview, conflicts: [conflict] })));
    await screen.findByText(/is told on and off/);
    await userEvent.click(save());
    expect(save().textContent).toBe('Save anyway');
    await userEvent.click(screen.getByRole('button', { name: 'Weekdays' }));
    expect(save().textContent).toBe('Save schedule');
    expect(onSave).not.toHaveBeenCalled();
  });

  it('does not save what breaks a safety limit, and says so', async () => {
    const refusal = { code: 'invalid', errors: [{ field: 'ending', message: 'is too long' }] };
    const first: Draft = { ...fresh, ending: 'after' };
    showInHouse(show(() => Response.json(refusal, { status: 400 }), { first }));
    await screen.findByText(/safety limit does not allow it so long/);
    await userEvent.click(save());
    expect(onSave).not.toHaveBeenCalled();
  });

  it('plans nothing by the sun once it knows that nobody has said where the home is', async () => {
    let tell: (home: Response) => void = () => undefined;
    const told = new Promise<Response>((resolve) => (tell = resolve));
    showInHouse(
      show(() => Response.json(preview), { first: { ...fresh, when: 'SUNSET' }, house: told }),
    );
    await screen.findByText('It will not run');
    tell(Response.json(home));
    await screen.findByText(/nobody knows when the sun sets/);
    expect(screen.getByText('First say where the home is.')).toBeTruthy();
    expect(screen.queryByText('It will not run')).toBeNull();
    await userEvent.click(save());
    expect(onSave).not.toHaveBeenCalled();
  });

  it('sends only what belongs to the kind that is chosen', async () => {
    showInHouse(show(() => Response.json(preview)));
    await userEvent.click(screen.getByText('More kinds'));
    await userEvent.click(screen.getByRole('radio', { name: 'Every …' }));
    await userEvent.click(save());
    expect(onSave.mock.calls[0]?.[0].recurrence).toEqual({
      kind: 'INTERVAL',
      every: 'PT2H',
      start: '2027-03-22T08:00',
    });
  });

  it('asks what a changed schedule would do as that schedule', async () => {
    const asked = vi.fn<(url: string) => void>();
    playGateway((call, request) => {
      if (call !== 'POST /api/v1/schedules/preview') return undefined;
      asked(new URL(request.url).search);
      return Response.json(preview);
    });
    showInHouse(
      <ScheduleEditor
        first={fresh}
        own="5f0c2f5e-0000-4000-8000-000000000001"
        targets={[lamp]}
        saving={false}
        error={null}
        cancel={null}
        onSave={onSave}
      />,
    );
    await screen.findByText('It will not run');
    expect(asked.mock.calls).toEqual([['?schedule=5f0c2f5e-0000-4000-8000-000000000001']]);
  });
});
