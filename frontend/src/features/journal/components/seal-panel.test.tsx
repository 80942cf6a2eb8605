import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '@/lib/session';
import type { SealCheck, SealView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { SealPanel } from './seal-panel';

const LONG = { timeout: 4_000 };
const at = '2027-03-22T16:00:00Z';
const seal: SealView = {
  sealed: 2,
  newest: `2:${'ab'.repeat(32)}`,
  sealedAt: at,
  unsealed: 0,
  stuck: false,
  checking: false,
};

/** A gateway whose next check takes until it is asked twice, and finds this. */
function playChain(found: Pick<SealCheck, 'whole' | 'firstBreak'>): void {
  let asksUntilFound: number | undefined;
  playGateway((call) => {
    if (call === 'POST /api/v1/journal/seal/check') {
      asksUntilFound = 2;
      return new Response(null, { status: 202 });
    }
    if (call !== 'GET /api/v1/journal/seal') return undefined;
    if (asksUntilFound === undefined) return Response.json(seal);
    asksUntilFound -= 1;
    if (asksUntilFound > 0) return Response.json({ ...seal, checking: true });
    const lastCheck: SealCheck = {
      at,
      checked: 2,
      newest: seal.newest,
      unsealed: 0,
      waitedSeconds: 0,
      ...found,
    };
    return Response.json({ ...seal, lastCheck });
  });
  showInHouse(<SealPanel />);
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('whether the journal can be relied on', () => {
  it('is checked by the owner, who is told what was found', async () => {
    playChain({ whole: true });
    await screen.findByText(/^All 2 entries are sealed/);
    expect(screen.queryByText(/^Checked/)).toBeNull();
    await userEvent.click(screen.getByText('Check now'));
    await screen.findByText(/none of 2 entries was changed, removed or moved/, undefined, LONG);
    expect(screen.getByText(seal.newest)).toBeTruthy();
  });

  it('is denied when an entry was changed', async () => {
    playChain({
      whole: false,
      firstBreak: { kind: 'CHANGED', seq: 1, entry: 7, words: 'entry 7 is not what was sealed' },
    });
    await userEvent.click(await screen.findByText('Check now'));
    await screen.findByText(/entry 7 was changed after it was sealed/, undefined, LONG);
  });

  it('is told to members, who cannot check', async () => {
    const account = { id: 'b', name: 'Nikos', role: 'MEMBER' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    playChain({ whole: true });
    await screen.findByText(/^All 2 entries are sealed/);
    expect(screen.queryByText('Check now')).toBeNull();
  });
});
