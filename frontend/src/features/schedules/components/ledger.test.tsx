import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FiringView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { Ledger } from './ledger';

const all: FiringView[] = Array.from({ length: 60 }, (_, i) => ({
  dueAt: new Date(Date.UTC(2027, 2, 22) - i * 86_400_000).toISOString(),
  phase: 'START',
  outcome: 'MISSED',
  judgement: 'OTHERWISE',
  scene: false,
  reason: 'gateway-down',
  recordedAt: '2027-03-22T00:00:00Z',
}));

/** Up to fifty rows that were due before a moment, as the gateway tells them. */
function playLedger() {
  playGateway((call, { url }) => {
    if (call !== 'GET /api/v1/schedules/s/firings') return undefined;
    const before = new URL(url).searchParams.get('before');
    const rows = all.filter(({ dueAt }) => before === null || dueAt < before);
    return Response.json(rows.slice(0, 50));
  });
}

beforeEach(comeIn);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the ledger of a schedule', () => {
  it('goes back to the first moment', async () => {
    playLedger();
    showInHouse(<Ledger schedule="s" />);
    expect(await screen.findAllByRole('listitem')).toHaveLength(50);

    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));

    await screen.findByText(/22 Jan 2027/);
    expect(screen.getAllByRole('listitem')).toHaveLength(60);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
