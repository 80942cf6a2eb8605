import { api, done } from '@/lib/api-client';

/** Shows a notice no more. */
export function dismissNotice(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/recovery/notices/{id}', { params: { path: { id } } }));
}
