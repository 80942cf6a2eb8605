import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { RestoreForm } from './restore-form';

vi.mock(import('@/config/timings'), async (original) => ({
  ...(await original()),
  RESTORE_WATCH_MS: 20 as never,
  RESTORE_LATE_MS: 200 as never,
}));

const file = new File(['sealed'], 'home.hearth');
const done = { home: 'Olive House', madeAt: '2027-03-27T01:02:00Z' };

interface Sent {
  readonly url: URL;
  readonly headers: Headers;
}

/** A gateway that answers a restore so; its set-up tells what comes back, or nothing while it is away. */
function keepGateway(answer: () => Response, setup: () => Response | undefined = () => undefined) {
  const sent: Sent[] = [];
  playGateway((call, request) => {
    if (call === 'GET /api/v1/setup') {
      const told = setup();
      if (told === undefined) return Promise.reject(new TypeError('away'));
      return told;
    }
    if (call !== 'POST /api/v1/restore') return undefined;
    sent.push({ url: new URL(request.url), headers: request.headers });
    return answer();
  });
  return sent;
}

async function fillIn(more: Readonly<Record<string, string>>) {
  await userEvent.upload(screen.getByLabelText('Backup file'), file);
  const all = { 'Recovery key of the backup': 'aaaa-bbbb', ...more };
  for (const [label, text] of Object.entries(all)) {
    await userEvent.click(screen.getByLabelText(new RegExp(label)));
    await userEvent.paste(text);
  }
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a restore over a home', () => {
  it('is asked with the name of the home and the password, and once more', async () => {
    const sent = keepGateway(() => Response.json(done, { status: 202 }));
    showInHouse(<RestoreForm homeName="Σπίτι" />);
    await fillIn({ Σπίτι: 'Σπίτ', 'Your password': 'pass wörd' });
    const button = screen.getByRole('button', { name: 'Restore…' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(screen.getByLabelText(/Σπίτι/), 'ι');
    await userEvent.click(button);
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Replace this home' }));
    await screen.findByText(/^The backup is whole: Olive House/);
    const [only] = sent;
    expect(sent).toHaveLength(1);
    expect(only?.url.searchParams.get('homeName')).toBe('Σπίτι');
    expect(only?.url.search).not.toContain('aaaa');
    expect(only?.headers.get('X-Recovery-Key')).toBe('aaaa-bbbb');
    expect(decodeURIComponent(only?.headers.get('X-Password') ?? '')).toBe('pass wörd');
    expect(only?.headers.get('Authorization')).toBe('Bearer token');
    expect(only?.headers.get('Content-Type')).toBe('application/octet-stream');
  });
});

describe('a restore of an empty home', () => {
  it('is asked with the claim code', async () => {
    const sent = keepGateway(() => Response.json(done, { status: 202 }));
    showInHouse(<RestoreForm />);
    await fillIn({ 'Claim code': 'ABCDE' });
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText(/^The backup is whole/);
    expect(sent[0]?.headers.get('X-Claim-Code')).toBe('ABCDE');
    expect(sent[0]?.headers.get('Authorization')).toBeNull();
  });

  it.each([
    ['backup-broken', 409, /^This file does not restore a home/],
    ['other-recovery-key', 409, /^Another recovery key belongs/],
    ['later-gateway', 409, /^A newer gateway made/],
    ['wrong-claim-code', 403, /claim code/],
  ])('tells %s plainly, and can be tried again', async (code, status, words) => {
    keepGateway(() => Response.json({ code }, { status }));
    showInHouse(<RestoreForm />);
    await fillIn({ 'Claim code': 'ABCDE' });
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText(words, { selector: 'p, span' });
    expect(screen.getByRole('button', { name: 'Restore' }).getAttribute('aria-busy')).toBeNull();
  });

  it('waits until the home is back, and leads to its sign-in', async () => {
    const back: Response[] = [];
    keepGateway(
      () => Response.json(done, { status: 202 }),
      () => back[0]?.clone(),
    );
    showInHouse(<RestoreForm />);
    await fillIn({ 'Claim code': 'ABCDE' });
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText(/^It may be back already/);
    back.push(Response.json({ claimed: true, homeName: 'x' }));
    await screen.findByText(/^Olive House is back/);
    expect(screen.queryByText(/^It may be back already/)).toBeNull();
    expect(screen.getByRole('link').getAttribute('href')).toBe('/sign-in');
  });

  it('takes the gateway that has not gone yet for no home that is back', async () => {
    let asked = 0;
    keepGateway(
      () => Response.json(done, { status: 202 }),
      () => {
        asked += 1;
        return Response.json({ claimed: false, homeName: 'x' });
      },
    );
    showInHouse(<RestoreForm />);
    await fillIn({ 'Claim code': 'ABCDE' });
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    await vi.waitFor(() => {
      expect(asked).toBeGreaterThan(2);
    });
    expect(screen.getByText(/^It takes its place now/)).toBeTruthy();
    expect(screen.queryByText(/^The home was not restored/)).toBeNull();
  });

  it('says so when the home comes back as it was', async () => {
    let asked = 0;
    keepGateway(
      () => Response.json(done, { status: 202 }),
      () => {
        asked += 1;
        return asked < 3 ? undefined : Response.json({ claimed: false, homeName: 'x' });
      },
    );
    showInHouse(<RestoreForm />);
    await fillIn({ 'Claim code': 'ABCDE' });
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText(/^The home was not restored/);
  });
});
