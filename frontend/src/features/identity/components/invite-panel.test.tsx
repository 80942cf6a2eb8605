import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InvitationView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { InvitePanel } from './invite-panel';
import { OpenInvitations } from './open-invitations';

const invitation: InvitationView = {
  id: 'i',
  role: 'GUEST',
  label: 'House sitter',
  invitedBy: 'Maria',
  createdAt: '2027-03-01T09:12:00Z',
  expiresAt: '2027-03-08T09:12:00Z',
};
const secret = 'q3Jt5cX0kQ2v9bYw7LmZpA';

function keepInvitations() {
  const asked: string[] = [];
  let open: InvitationView[] = [];
  playGateway(async (call, request) => {
    if (call === 'GET /api/v1/invitations') return Response.json(open);
    if (call.startsWith('GET')) return new Promise<Response>(() => undefined);
    asked.push(`${call} ${await request.text()}`.trim());
    open = call.startsWith('POST') ? [invitation] : [];
    return call.startsWith('POST')
      ? Response.json({ invitation, secret }, { status: 201 })
      : new Response(null, { status: 204 });
  });
  showInHouse(
    <>
      <OpenInvitations />
      <InvitePanel />
    </>,
  );
  return asked;
}

const invite = async () => {
  await userEvent.type(screen.getByLabelText('For whom (a note)'), ' House sitter ');
  await userEvent.selectOptions(screen.getByLabelText('What they will be'), 'Guest');
  await userEvent.selectOptions(screen.getByLabelText('Link works for'), '7 days');
  await userEvent.click(screen.getByRole('button', { name: 'Make the invitation' }));
};

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an invitation', () => {
  it('is asked for as it was chosen, and its link is shown once, the secret behind the #', async () => {
    const asked = keepInvitations();
    await invite();
    expect(asked).toEqual([
      'POST /api/v1/invitations {"role":"GUEST","hours":168,"label":"House sitter"}',
    ]);
    await screen.findByText(`${location.origin}/join#${secret}`);
    await screen.findByRole('img', { name: 'The link of the invitation, for a camera' });
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText(new RegExp(secret))).toBeNull();
    expect(screen.getByText('House sitter')).toBeTruthy();
  });

  it('is withdrawn after a question', async () => {
    const asked = keepInvitations();
    await invite();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Withdraw the invitation: House sitter' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw it' }));
    expect(asked.at(-1)).toBe('DELETE /api/v1/invitations/i');
  });
});
