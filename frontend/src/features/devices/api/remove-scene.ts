import { api, done } from '@/lib/api-client';

/** Removes a scene; its devices stay as they are. */
export function removeScene(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/scenes/{id}', { params: { path: { id } } }));
}
