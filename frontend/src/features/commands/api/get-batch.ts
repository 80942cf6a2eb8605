import { api, bodyOf } from '@/lib/api-client';
import type { BatchView } from '@/lib/views';

/** What became of a wish that reached several devices. */
export function getBatch(id: string, signal: AbortSignal): Promise<BatchView> {
  return bodyOf(api.GET('/api/v1/batches/{id}', { params: { path: { id } }, signal }));
}
