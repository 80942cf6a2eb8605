import { api, done } from '@/lib/api-client';

/** Removes somebody from the home; they are signed out everywhere. */
export function removeResident(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/accounts/{id}', { params: { path: { id } } }));
}
