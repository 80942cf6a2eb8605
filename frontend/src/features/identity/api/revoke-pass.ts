import { api, done } from '@/lib/api-client';

/** Takes a pass back at once. */
export function revokePass(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/passes/{id}', { params: { path: { id } } }));
}
