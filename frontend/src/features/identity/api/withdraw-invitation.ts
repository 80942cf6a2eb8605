import { api, done } from '@/lib/api-client';

/** Takes an invitation back: its link opens nothing from now on. */
export function withdrawInvitation(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }));
}
