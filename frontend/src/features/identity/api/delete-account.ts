import { api, done } from '@/lib/api-client';
import { closeSession } from '@/lib/session';

/** Deletes the account of the person who is signed in; they are out when this is done. */
export async function deleteAccount(password: string): Promise<void> {
  await done(api.DELETE('/api/v1/account', { body: { password } }));
  closeSession();
}
