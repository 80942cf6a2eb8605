import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { authorisedFetch } from './authorised-fetch';
import { accessToken, closeSession, openSession, session } from './session';

const account = { id: 'a', name: 'Maria', role: 'OWNER' } as const;
const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** A gateway that knows one valid token and renews it. */
function gateway() {
  let valid = 'token-1';
  let renewals = 0;
  const fetch = vi.fn((input: Request | string) => {
    if (typeof input === 'string') {
      renewals += 1;
      valid = `token-${String(renewals + 1)}`;
      return Promise.resolve(answer({ accessToken: valid, expiresInSeconds: 600, account }));
    }
    const known = input.headers.get('Authorization') === `Bearer ${valid}`;
    return Promise.resolve(
      known ? answer({ ok: true }) : answer({ code: 'token-not-accepted' }, 401),
    );
  });
  return {
    fetch,
    renewals: () => renewals,
    revoke: () => {
      valid = 'none';
    },
  };
}

beforeEach(() => {
  openSession({ accessToken: 'token-1', expiresInSeconds: 600, account });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  closeSession();
});

describe('the session', () => {
  it('renews once for calls that are refused together', async () => {
    const house = gateway();
    vi.stubGlobal('fetch', house.fetch);
    house.revoke();
    const calls = [1, 2, 3].map(() => authorisedFetch(new Request('http://localhost/api/v1/home')));
    expect((await Promise.all(calls)).map((response) => response.status)).toEqual([200, 200, 200]);
    expect(house.renewals()).toBe(1);
  });

  it('renews before the token expires, without a refusal', async () => {
    vi.useFakeTimers({ now: Date.now() + 545_000 });
    const house = gateway();
    vi.stubGlobal('fetch', house.fetch);
    expect(await accessToken()).toBe('token-2');
  });

  it('ends when the gateway does not renew it', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.resolve(answer({ code: 'not-signed-in' }, 401))),
    );
    await expect(authorisedFetch(new Request('http://localhost/api/v1/home'))).rejects.toThrow();
    expect(session.get().kind).toBe('out');
  });
});
