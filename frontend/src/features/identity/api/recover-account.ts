import { bodyOf, publicApi } from '@/lib/api-client';
import { openSession } from '@/lib/session';
import type { RecoveryRequest } from '@/lib/views';

/** Sets a new password with a code from the gateway's own machine, and signs the owner in. */
export async function recoverAccount(request: RecoveryRequest): Promise<void> {
  openSession(await bodyOf(publicApi.POST('/api/v1/recovery', { body: request })));
}
