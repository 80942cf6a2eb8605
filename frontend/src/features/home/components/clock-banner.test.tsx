import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '@/lib/session';
import type { HomeView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { ClockBanner } from './clock-banner';

const words = 'Schedules wait: the gateway does not trust its clock yet';
const now = '2027-03-22T16:04:20Z';
const home: HomeView = {
  name: 'Olive House',
  zone: 'Europe/Athens',
  rooms: [],
  time: { trusted: false, withoutInternet: 'WAIT', tzdata: '2026a' },
  now,
};
const trusted = { ...home, time: { ...home.time, trusted: true } };

/** A gateway that shows this home and answers the tap so. */
function show(shown: unknown, tapped: (told: unknown) => Response = () => Response.json(trusted)) {
  const told: unknown[] = [];
  playGateway(async (call, request) => {
    if (call === 'GET /api/v1/home') return Response.json(shown);
    if (call !== 'POST /api/v1/home/time/trust') return new Promise<Response>(() => undefined);
    told.push(await request.json());
    return tapped(told.at(-1));
  });
  showInHouse(<ClockBanner />);
  return told;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
  comeIn();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the banner of a clock that is not trusted', () => {
  it('is taken away by a tap that tells the time of this browser', async () => {
    const told = show(home);
    await screen.findByText(words);
    await userEvent.click(
      screen.getByRole('button', { name: 'It is 22 Mar 2027, 18:04: trust it' }),
    );
    await vi.waitFor(() => {
      expect(screen.queryByText(words)).toBeNull();
    });
    expect(told).toEqual([{ now: '2027-03-22T16:04:20.000Z' }]);
  });

  it('says both times, and what to do, when the gateway does not agree', async () => {
    const shown = { ...home, now: '2027-03-22T14:00:00Z' };
    show(shown, () => Response.json({ code: 'clock-differs', detail: '' }, { status: 409 }));
    await userEvent.click(await screen.findByRole('button', { name: /^It is/ }));
    await screen.findByText(
      /^This device says 22 Mar 2027, 18:04, the gateway says 22 Mar 2027, 16:00\. If the gateway is wrong, connect it to the internet, or an owner/,
    );
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('lets an owner have the gateway go by this time, by a second tap', async () => {
    const shown = { ...home, now: '2027-03-22T14:00:00Z' };
    const told = show(shown, (sent) =>
      (sent as { take?: boolean }).take === true
        ? Response.json(trusted)
        : Response.json({ code: 'clock-differs', detail: '' }, { status: 409 }),
    );
    await userEvent.click(await screen.findByRole('button', { name: /^It is/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Go by 22 Mar 2027, 18:04' }));
    await vi.waitFor(() => {
      expect(screen.queryByText(words)).toBeNull();
    });
    expect(told.at(-1)).toEqual({ now: '2027-03-22T16:04:20.000Z', take: true });
  });

  it('says what a time server says', async () => {
    show({ ...home, time: { ...home.time, differenceSeconds: 3000 } });
    await screen.findByText(
      'A time server says 22 Mar 2027, 18:54, the gateway’s clock says 22 Mar 2027, 18:04.',
    );
  });

  it('has no button for guests', async () => {
    const account = { id: 'g', name: 'Gus', role: 'GUEST' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    show(home);
    await screen.findByText(words);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([
    ['trusted', trusted],
    ['of a page that was kept before clocks were told', { ...home, time: undefined }],
  ])('is not there for a clock that is %s', async (_, shown) => {
    const seen = vi.fn(() => Response.json(shown));
    playGateway((call) => (call === 'GET /api/v1/home' ? seen() : undefined));
    showInHouse(<ClockBanner />);
    await vi.waitFor(() => {
      expect(seen).toHaveBeenCalled();
    });
    await Promise.resolve();
    expect(screen.queryByRole('status')).toBeNull();
  });
});
