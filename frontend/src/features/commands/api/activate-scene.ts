import { api, bodyOf } from '@/lib/api-client';
import type { BatchView } from '@/lib/views';

/**
 * Asks every part of a scene for its state; parts that cannot have it now are left out and named.
 * Under the same key it is the same wish, however often it is sent.
 */
export function activateScene(id: string, key: string, signal: AbortSignal): Promise<BatchView> {
  return bodyOf(
    api.POST('/api/v1/scenes/{id}/activation', {
      params: {
        path: { id },
        query: { skipUnavailable: true },
        header: { 'Idempotency-Key': key },
      },
      signal,
    }),
  );
}
