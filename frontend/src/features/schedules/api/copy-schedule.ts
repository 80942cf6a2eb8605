import { api, bodyOf } from '@/lib/api-client';
import type { CopyRequest, TakenView } from '@/lib/views';

/** The same plan for other parts of devices: for all of them, or for none. */
export function copySchedule(id: string, request: CopyRequest): Promise<TakenView> {
  return bodyOf(
    api.POST('/api/v1/schedules/{id}/copies', { params: { path: { id } }, body: request }),
  );
}
