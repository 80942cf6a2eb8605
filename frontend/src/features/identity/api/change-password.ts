import { api, bodyOf } from '@/lib/api-client';
import { openSession } from '@/lib/session';
import type { PasswordRequest } from '@/lib/views';

/** Sets another password. This browser goes on with new tokens; every other is signed out. */
export async function changePassword(request: PasswordRequest): Promise<void> {
  openSession(await bodyOf(api.PUT('/api/v1/account/password', { body: request })));
}
