import { bodyOf, publicApi } from '@/lib/api-client';
import { openSession } from '@/lib/session';
import type { AcceptRequest } from '@/lib/views';

/** Makes the account that the secret of a link invites to, and signs the person in. */
export async function acceptInvitation(request: AcceptRequest): Promise<void> {
  openSession(await bodyOf(publicApi.POST('/api/v1/invitations/accept', { body: request })));
}
