import { api, bodyOf } from '@/lib/api-client';
import type { InvitationRequest, NewInvitationView } from '@/lib/views';

/** Makes an invitation; the answer is the only place where its secret stands. */
export function addInvitation(request: InvitationRequest): Promise<NewInvitationView> {
  return bodyOf(api.POST('/api/v1/invitations', { body: request }));
}
