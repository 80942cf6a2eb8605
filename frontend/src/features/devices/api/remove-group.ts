import { api, done } from '@/lib/api-client';

/** Removes a group; its devices stay as they are. */
export function removeGroup(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/groups/{id}', { params: { path: { id } } }));
}
