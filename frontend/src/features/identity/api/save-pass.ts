import { api, bodyOf } from '@/lib/api-client';
import type { PassRequest, PassView } from '@/lib/views';

/** Changes what a pass gives, or without an id gives one. */
export function savePass(id: string | undefined, body: PassRequest): Promise<PassView> {
  if (id === undefined) return bodyOf(api.POST('/api/v1/passes', { body }));
  return bodyOf(api.PUT('/api/v1/passes/{id}', { params: { path: { id } }, body }));
}
