import { api, bodyOf } from '@/lib/api-client';
import type { BatchView } from '@/lib/views';

/** Asks every part of a scene for its state; parts that cannot have it now are left out and named. */
export function activateScene(id: string): Promise<BatchView> {
  return bodyOf(
    api.POST('/api/v1/scenes/{id}/activation', {
      params: { path: { id }, query: { skipUnavailable: true } },
    }),
  );
}
