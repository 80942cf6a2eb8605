import { bodyOf, publicApi } from '@/lib/api-client';
import { openSession } from '@/lib/session';
import type { ClaimRequest } from '@/lib/views';

/** Makes the caller the first owner of the house and signs them in. */
export async function claimHome(request: ClaimRequest): Promise<void> {
  openSession(await bodyOf(publicApi.POST('/api/v1/setup/claim', { body: request })));
}
