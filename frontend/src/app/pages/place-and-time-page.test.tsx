import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newDraft } from '@/features/schedules/draft';
import { keepDraft, keptDraft } from '@/features/schedules/kept-draft';
import { openSession } from '@/lib/session';
import type { HomeView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { PlaceAndTimePage } from './place-and-time-page';

const home: HomeView = {
  name: 'Olive House',
  zone: 'Europe/Athens',
  rooms: [],
  time: {
    trusted: true,
    source: 'SAME_BOOT',
    since: '2027-03-22T05:12:00Z',
    withoutInternet: 'WAIT',
    tzdata: '2026a',
  },
  now: '2027-03-22T16:04:20Z',
};

/** Shows the page; the changes that were asked for. */
function show(
  shown: HomeView = home,
  answer: (sent: unknown) => Response = () => Response.json(shown),
) {
  const changes: [string, unknown][] = [];
  playGateway(async (call, request) => {
    if (call === 'GET /api/v1/home') return Response.json(shown);
    const sent: unknown = request.method === 'DELETE' ? null : await request.json();
    changes.push([call, sent]);
    return answer(sent);
  });
  showInHouse(<PlaceAndTimePage />);
  return changes;
}

/** A device that tells its place, or does not. */
function device(found: { latitude: number; longitude: number } | undefined) {
  vi.stubGlobal('isSecureContext', true);
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: {
      getCurrentPosition: (take: (place: unknown) => void, refuse: () => void) => {
        if (found === undefined) refuse();
        else take({ coords: found });
      },
    },
  });
}

beforeEach(comeIn);

afterEach(() => {
  Reflect.deleteProperty(navigator, 'geolocation');
  vi.unstubAllGlobals();
});

describe('the page of place and time', () => {
  it('says who vouches for the clock, and by which zones it is read', async () => {
    show();
    await screen.findByText('Yes: it has run on since it was trusted');
    expect(screen.getByText('2026a')).toBeTruthy();
  });

  it('tells what a choice means before and after it is made', async () => {
    const changes = show(home, () =>
      Response.json({ ...home, time: { ...home.time, withoutInternet: 'GO_ON' } }),
    );
    await screen.findByText(/^Schedules wait until the internet is back/);
    await userEvent.click(screen.getByRole('radio', { name: 'Go on' }));
    await screen.findByText(/^Schedules go on by the gateway’s own clock/);
    expect(changes).toEqual([['PUT /api/v1/home/time', { withoutInternet: 'GO_ON' }]]);
  });

  it('takes a place as people type it', async () => {
    const changes = show(home, (sent) =>
      Response.json({ ...home, position: sent as HomeView['position'] }),
    );
    await userEvent.type(await screen.findByLabelText('Latitude'), '37,98');
    await userEvent.type(screen.getByLabelText('Longitude'), '23.73');
    await userEvent.click(screen.getByRole('button', { name: 'Save the place' }));
    await screen.findByRole('button', { name: 'Forget the place' });
    expect(changes).toEqual([['PUT /api/v1/home/position', { latitude: 37.98, longitude: 23.73 }]]);
  });

  it('does not send what is no number', async () => {
    const changes = show();
    await userEvent.type(await screen.findByLabelText('Latitude'), 'north');
    await userEvent.click(screen.getByRole('button', { name: 'Save the place' }));
    expect(screen.getByText(/^Degrees with a point/)).toBeTruthy();
    expect(changes).toEqual([]);
  });

  it('fills in the place of this device, to a kilometre, and saves nothing by itself', async () => {
    device({ latitude: 37.983_814, longitude: 23.727_539 });
    const changes = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Use this device’s place' }));
    expect(screen.getByLabelText<HTMLInputElement>('Latitude').value).toBe('37.98');
    expect(screen.getByLabelText<HTMLInputElement>('Longitude').value).toBe('23.73');
    expect(changes).toEqual([]);
  });

  it('says so when this device does not tell its place', async () => {
    device(undefined);
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Use this device’s place' }));
    await screen.findByText(/^This device does not tell where it is/);
  });

  it('forgets the place', async () => {
    const changes = show({ ...home, position: { latitude: 1, longitude: 2 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Forget the place' }));
    expect(changes).toEqual([['DELETE /api/v1/home/position', null]]);
  });

  it('leads back to a schedule that waits, unless it is thrown away', async () => {
    keepDraft('/schedules/new', newDraft(undefined, '2027-03-22'));
    show();
    await screen.findByRole('button', { name: 'Back to it' });
    await userEvent.click(screen.getByRole('button', { name: 'Throw it away' }));
    expect(screen.queryByRole('button', { name: 'Back to it' })).toBeNull();
    expect(keptDraft()).toBeUndefined();
  });

  it('changes the zone', async () => {
    const changes = show();
    const field = await screen.findByLabelText('Time zone of the home');
    await userEvent.clear(field);
    await userEvent.type(field, 'Europe/Vienna');
    await userEvent.click(screen.getByRole('button', { name: 'Change the time zone' }));
    expect(changes).toEqual([['PUT /api/v1/home/zone', { zone: 'Europe/Vienna' }]]);
  });

  it('shows a member, and offers nothing to change', async () => {
    const account = { id: 'b', name: 'Nikos', role: 'MEMBER' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    show({ ...home, position: { latitude: 37.98, longitude: 23.73 } });
    await screen.findByText('37.98');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByText('Only the owner can do this.')).toBeTruthy();
  });
});
