import { api, done } from '@/lib/api-client';

/** Ends a pause now. */
export function endPause(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/pauses/{id}', { params: { path: { id } } }));
}
