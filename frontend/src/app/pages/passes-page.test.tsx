import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatewayNow, tellGatewayTime } from '@/lib/gateway-clock';
import { openSession } from '@/lib/session';
import type { PassView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { PassesPage } from './passes-page';

const pass: PassView = {
  id: 'p1',
  account: 'g',
  name: 'Gus',
  devices: [
    { id: 'lamp', name: 'Lamp' },
    { id: 'gate', name: 'Gate' },
  ],
  windows: [{ days: ['SATURDAY'], from: '22:00', to: '02:00' }],
  until: '2027-01-05',
  open: true,
  over: false,
  closesAt: '2027-01-03T00:00:00Z',
  createdAt: '2027-01-01T00:00:00Z',
};

/** Plays a gateway that keeps one pass. */
function show() {
  let passes = [pass];
  const given: unknown[] = [];
  playGateway(async (call, request) => {
    if (call === 'GET /api/v1/passes') return Response.json(passes);
    if (call === 'GET /api/v1/rights/accounts') return Response.json([]);
    if (call === 'DELETE /api/v1/passes/p1') {
      const revokedAt = new Date(gatewayNow()).toISOString();
      passes = [{ ...pass, open: false, over: true, revokedAt }];
      return new Response(null, { status: 204 });
    }
    if (call === 'POST /api/v1/passes') {
      given.push(await request.json());
      passes = [{ ...pass, id: 'p2' }, ...passes];
      return Response.json(passes[0], { status: 201 });
    }
    return new Promise<Response>(() => undefined);
  });
  const view = showInHouse(<PassesPage />);
  return { given, view };
}

beforeEach(() => {
  comeIn();
  tellGatewayTime('2027-01-02T20:00:00Z');
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the page of passes', () => {
  it('says what a pass gives and revokes it with one tap, which can be undone', async () => {
    const { given, view } = show();
    await screen.findByText('Lamp and Gate, Sat 22:00–02:00, until 5 Jan');
    expect((await axe.run(view.container)).violations).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Revoke the pass of Gus' }));

    await screen.findByText(/^Revoked /);
    expect(screen.queryByRole('button', { name: 'Revoke the pass of Gus' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo: give it again' }));
    await screen.findByRole('button', { name: 'Revoke the pass of Gus' });
    expect(given).toEqual([
      {
        account: 'g',
        devices: ['lamp', 'gate'],
        windows: pass.windows,
        until: '2027-01-05',
      },
    ]);
  });

  it('is the owner’s', async () => {
    const account = { id: 'b', name: 'Nikos', role: 'MEMBER' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    show();
    await screen.findByText('Only the owner can do this.');
    expect(screen.queryByRole('link', { name: 'Give a pass' })).toBeNull();
  });
});
