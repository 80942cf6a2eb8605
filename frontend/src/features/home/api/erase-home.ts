import { api, done } from '@/lib/api-client';
import type { ErasureRequest } from '@/lib/views';

/** Erases the home with all it keeps; the gateway ends, and comes back as that of a new home. */
export function eraseHome(request: ErasureRequest): Promise<void> {
  return done(api.POST('/api/v1/home/erasure', { body: request }));
}
