import { api, done } from '@/lib/api-client';

/** Signs one of one's browsers out. */
export function endSession(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/account/sessions/{id}', { params: { path: { id } } }));
}
