import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceView, EnrolmentView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { ReplacePanel } from './replace-panel';

const file = readFileSync('../contracts/live/examples/settled-on.json', 'utf8');
const { device: lamp } = JSON.parse(file) as { device: DeviceView };
const code: EnrolmentView = {
  id: '7a4f2f0e-0000-4000-8000-000000000001',
  device: lamp.id,
  name: lamp.name,
  purpose: 'REPLACE',
  state: 'OPEN',
  expiresAt: '2099-03-22T16:18:50Z',
};

/** The page is opened anew: the gateway lists the code, but does not tell it again. */
function show(first: EnrolmentView) {
  let listed = first;
  playGateway((call) => {
    if (call === 'GET /api/v1/enrolments') return Response.json([listed]);
    if (!call.startsWith('DELETE')) return undefined;
    listed = { ...listed, state: 'WITHDRAWN' };
    return new Response(null, { status: 204 });
  });
  showInHouse(<ReplacePanel device={lamp} />);
}

const shutOut = /^The old key has ended, and no code waits/;

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('replacing a device', () => {
  it('shows a code that waits when the page is opened again, and what is true when it is withdrawn', async () => {
    show(code);
    await screen.findByText(`Waits for ${lamp.name}…`);
    expect(screen.getByText(/^The code itself was shown once/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Make a new code' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw the code' }));
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw it' }));
    await screen.findByText(shutOut);
    expect(screen.queryByText(`Waits for ${lamp.name}…`)).toBeNull();
  });
});
