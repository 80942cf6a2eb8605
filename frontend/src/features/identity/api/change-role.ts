import { api, done } from '@/lib/api-client';
import type { Role } from '@/lib/views';

/** Makes somebody something else in this home. */
export function changeRole({ id, role }: { id: string; role: Role }): Promise<void> {
  return done(api.PUT('/api/v1/accounts/{id}/role', { params: { path: { id } }, body: { role } }));
}
