import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/query-client';
import { openSession } from '@/lib/session';
import { comeIn, playGateway } from '@/test-house';
import { homeQuery } from './api/get-home';
import { vouchForClock } from './vouch-for-clock';

const home = (trusted: boolean) => ({
  name: 'Olive House',
  zone: 'Europe/Athens',
  rooms: [],
  time: { trusted, withoutInternet: 'WAIT', tzdata: '2026a' },
  now: '2027-03-22T16:04:20Z',
});

/** Comes in to a house whose clock is trusted or not; the calls that were made. */
async function enter(trusted: boolean, tap: () => Response = () => Response.json(home(true))) {
  const calls: string[] = [];
  playGateway((call) => {
    calls.push(call);
    return call === 'GET /api/v1/home' ? Response.json(home(trusted)) : tap();
  });
  const client = createQueryClient();
  await vouchForClock(client);
  return { calls, trusted: client.getQueryData(homeQuery.queryKey)?.time.trusted };
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('whoever comes in', () => {
  it('tells the time to a gateway that does not know it', async () => {
    const { calls, trusted } = await enter(false);
    expect(calls).toEqual(['GET /api/v1/home', 'POST /api/v1/home/time/trust']);
    expect(trusted).toBe(true);
  });

  it('tells nothing to one that does', async () => {
    expect((await enter(true)).calls).toEqual(['GET /api/v1/home']);
  });

  it('comes in as well where the clocks differ', async () => {
    const refused = () => Response.json({ code: 'clock-differs' }, { status: 409 });
    expect((await enter(false, refused)).trusted).toBe(false);
  });

  it('is not asked as a guest', async () => {
    const account = { id: 'g', name: 'Gus', role: 'GUEST' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    expect((await enter(false)).calls).toEqual([]);
  });
});
