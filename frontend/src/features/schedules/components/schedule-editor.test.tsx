import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/lib/problem';
import { openSession } from '@/lib/session';
import type { PlannedFiringView, ScheduleRequest } from '@/lib/views';
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
const firing: PlannedFiringView = {
  local: '2027-03-23T07:00:00',
  at: '2027-03-23T07:00:00Z',
  offset: '+00:00',
  phase: 'START',
  conflict: false,
  value: true,
};
const preview = { zone: 'UTC', tzdata: '2026a', firings: [firing], conflicts: [] };
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
  return editor({ first, error });
}

function editor({
  first = fresh,
  error = null,
  own,
}: {
  first?: Draft;
  error?: unknown;
  own?: string;
}) {
  return (
    <ScheduleEditor
      first={first}
      {...(own !== undefined && { own })}
      targets={[lamp]}
      saving={false}
      error={error}
      cancel={null}
      onSave={onSave}
    />
  );
}

function refused(field: string, message: string, allowed?: string): Response {
  const errors = [{ field, message, allowed }];
  return Response.json({ code: 'invalid', errors }, { status: 400 });
}

const save = () => screen.getByRole('button', { name: /^Save/ });

beforeEach(() => {
  comeIn();
  onSave.mockClear();
});

afterEach(() => {
  sessionStorage.clear();
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
    showInHouse(
      show(() => Response.json(preview), { error: new Problem(409, 'schedule-conflict', '') }),
    );
    await userEvent.click(save());
    expect(save().textContent).toBe('Save anyway');
    expect(screen.getByText(/Another schedule wants something else/)).toBeTruthy();
    await userEvent.click(save());
    expect(onSave.mock.calls.map(([request]) => request.withConflicts)).toEqual([false, true]);
  });

  it('forgets that it asked when the plan is changed', async () => {
    showInHouse(show(() => Response.json({ ...preview, conflicts: [conflict] })));
    await screen.findByText(/is told on and off/);
    await userEvent.click(save());
    expect(save().textContent).toBe('Save anyway');
    await userEvent.click(screen.getByRole('button', { name: 'Weekdays' }));
    expect(save().textContent).toBe('Save schedule');
    expect(onSave).not.toHaveBeenCalled();
  });

  it('does not save what breaks a safety limit, and says so', async () => {
    const refusal = refused('ending', 'is longer than lamp/relay1 may stay on', 'up to PT1H');
    const first: Draft = { ...fresh, ending: 'after' };
    showInHouse(show(() => refusal.clone(), { first }));
    await screen.findAllByText(/safety limit allows at most 1 hour/);
    await userEvent.click(save());
    expect(onSave).not.toHaveBeenCalled();
  });

  it('plans nothing by the sun once it knows that nobody has said where the home is', async () => {
    let tell: (home: Response) => void = () => undefined;
    const told = new Promise<Response>((resolve) => (tell = resolve));
    showInHouse(
      show(() => Response.json(preview), { first: { ...fresh, when: 'SUNSET' }, house: told }),
    );
    await screen.findByText('The next time');
    tell(Response.json(home));
    await screen.findByText(/nobody knows when the sun sets/);
    expect(screen.getByText('First say where the home is.')).toBeTruthy();
    expect(screen.queryByText('The next time')).toBeNull();
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
    showInHouse(editor({ own: '5f0c2f5e-0000-4000-8000-000000000001' }));
    await screen.findByText('The next time');
    expect(asked.mock.calls).toEqual([['?schedule=5f0c2f5e-0000-4000-8000-000000000001']]);
  });

  it('says in the bar that a date is over, and saves nothing', async () => {
    const first: Draft = { ...fresh, when: 'ONCE', date: '2027-03-21' };
    showInHouse(show(() => Response.json({ ...preview, firings: [] }), { first }));
    await screen.findByText(/^It never comes, or not any more/);
    await userEvent.click(save());
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.queryByText(/turns on once/)).toBeNull();
  });

  it.each([
    ['no contact', new TypeError('fetch'), /^The gateway does not answer/],
    ['too many', new Problem(409, 'too-many-schedules', ''), /as many schedules as it can have/],
    [
      'a part that is gone',
      new Problem(400, 'invalid', '', [{ field: 'capability', message: 'is unknown' }]),
      /^The device has no such part/,
    ],
  ])('says beside Save why it was not saved: %s', async (_, error, words) => {
    showInHouse(show(() => Response.json(preview), { error }));
    await userEvent.click(save());
    expect(screen.getAllByText(words)).toHaveLength(1);
    expect(screen.queryByText('Lamp turns on every day at 07:00.')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Weekdays' }));
    expect(screen.getByText('Lamp turns on weekdays at 07:00.')).toBeTruthy();
  });

  it('opens the settings in which something is refused', async () => {
    const why = 'could bring two moments into the wrong order: some are only PT1H apart';
    const first: Draft = { ...fresh, shift: '40' };
    showInHouse(show(() => refused('shift', why, 'less than half of that'), { first }));
    const told = await screen.findAllByText(/only 1 hour apart.*Choose less than 30 minutes/);
    expect(told).toHaveLength(2);
    expect(screen.getByText('More settings').closest('details')?.open).toBe(true);
  });

  it('saves although the preview is away, and asks for it again', async () => {
    let isAway = true;
    showInHouse(show(() => (isAway ? Response.json({}, { status: 503 }) : Response.json(preview))));
    const again = await screen.findByRole('button', { name: 'Try again' });
    await userEvent.click(save());
    expect(onSave).toHaveBeenCalledOnce();
    isAway = false;
    await userEvent.click(again);
    await screen.findByText('The next time');
  });

  it('asks again for what was refused for another reason than the plan', async () => {
    let isBusy = true;
    showInHouse(show(() => (isBusy ? Response.json({}, { status: 429 }) : Response.json(preview))));
    await screen.findByText(/^Too many tries/);
    await userEvent.click(save());
    expect(onSave).not.toHaveBeenCalled();
    isBusy = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Lamp turns on every day at 07:00.');
  });

  it('names a schedule that was given no name, in the language of the screen', async () => {
    showInHouse(show(() => Response.json(preview)));
    await userEvent.click(save());
    expect(onSave.mock.calls[0]?.[0].name).toBe('Lamp on, 07:00');
  });

  it('keeps what was made while a link leads away', async () => {
    const page = () => show(() => Response.json({ ...preview, conflicts: [conflict] }));
    const { unmount } = showInHouse(page());
    await userEvent.click(screen.getByRole('radio', { name: 'Turn off' }));
    await userEvent.click(await screen.findByRole('link', { name: 'Open “Away”' }));
    unmount();
    const back = showInHouse(page());
    expect(screen.getByText('Lamp turns off every day at 07:00.')).toBeTruthy();
    back.unmount();
    showInHouse(page());
    expect(screen.getByText('Lamp turns on every day at 07:00.')).toBeTruthy();
  });

  it('keeps nothing for somebody else', async () => {
    const page = () => show(() => Response.json({ ...preview, conflicts: [conflict] }));
    const { unmount } = showInHouse(page());
    await userEvent.click(screen.getByRole('radio', { name: 'Turn off' }));
    await userEvent.click(await screen.findByRole('link', { name: 'Open “Away”' }));
    unmount();
    const account = { id: 'b', name: 'Nikos', role: 'MEMBER' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    showInHouse(page());
    expect(screen.getByText('Lamp turns on every day at 07:00.')).toBeTruthy();
  });

  it('takes the place of this device where nobody has said where the home is', async () => {
    vi.stubGlobal('isSecureContext', true);
    const getCurrentPosition = (take: (place: unknown) => void) => {
      take({ coords: { latitude: 37.98, longitude: 23.73 } });
    };
    Object.defineProperty(navigator, 'geolocation', {
      configurable: true,
      value: { getCurrentPosition },
    });
    playGateway(async (call, request) => {
      if (call === 'GET /api/v1/home') return Response.json(home);
      if (call === 'POST /api/v1/schedules/preview') return Response.json(preview);
      if (call !== 'PUT /api/v1/home/position') return new Promise<Response>(() => undefined);
      const position: unknown = await request.json();
      return Response.json({ ...home, position });
    });
    const first: Draft = { ...fresh, when: 'SUNSET' };
    showInHouse(editor({ first }));
    await userEvent.click(await screen.findByRole('button', { name: 'Use this device’s place' }));
    await screen.findByText('Lamp turns on at sunset every day.');
    Reflect.deleteProperty(navigator, 'geolocation');
  });

  it('switches a schedule off that is being changed', async () => {
    playGateway((call) =>
      call === 'POST /api/v1/schedules/preview' ? Response.json(preview) : undefined,
    );
    showInHouse(editor({ own: '5f0c2f5e-0000-4000-8000-000000000001' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'This schedule is switched on' }));
    expect(screen.getByText('It is kept, but switched off.')).toBeTruthy();
    await userEvent.click(save());
    expect(onSave.mock.calls[0]?.[0].enabled).toBe(false);
  });
});
