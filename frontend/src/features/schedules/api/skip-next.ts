import { api, bodyOf } from '@/lib/api-client';
import type { ScheduleView } from '@/lib/views';

/** Leaves the next moment of a schedule out, or takes that back. */
export function skipNext(id: string, skip: boolean): Promise<ScheduleView> {
  const init = { params: { path: { id } } };
  return bodyOf(
    skip
      ? api.PUT('/api/v1/schedules/{id}/skip', init)
      : api.DELETE('/api/v1/schedules/{id}/skip', init),
  );
}
