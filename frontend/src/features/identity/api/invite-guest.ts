import { authorisedFetch } from '@/lib/authorised-fetch';
import { Problem } from '@/lib/problem';

/** An invitation for a guest: its id, and the link that is told this once. */
export interface GuestInvitation {
  readonly id: string;
  readonly link: string;
}

interface Answer {
  readonly invitation: { readonly id: string };
  readonly secret: string;
}

/** Makes an invitation for a guest. */
export async function inviteGuest(label: string): Promise<GuestInvitation> {
  const response = await authorisedFetch(
    new Request(new URL('/api/v1/invitations', location.origin), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ role: 'GUEST', label }),
    }),
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw Problem.from(response.status, body);
  const { invitation, secret } = body as Answer;
  return { id: invitation.id, link: `${location.origin}/join#${secret}` };
}
