import { api, done } from '@/lib/api-client';
import { closeSession } from '@/lib/session';

/**
 * Ends the session at the gateway, then here. When the gateway cannot be reached the session is not
 * ended: saying "signed out" while the cookie still opens the house would be a lie.
 */
export async function signOut(): Promise<void> {
  // The header shows that the cookie was sent by a page of this house.
  await done(api.DELETE('/api/v1/sessions/current', { params: { header: { 'X-Hearth': '1' } } }));
  closeSession();
}
