import { api, bodyOf } from '@/lib/api-client';
import type { ScheduleRequest, ScheduleView } from '@/lib/views';

/** Replaces a schedule by what the request says. */
export function changeSchedule(id: string, request: ScheduleRequest): Promise<ScheduleView> {
  return bodyOf(api.PUT('/api/v1/schedules/{id}', { params: { path: { id } }, body: request }));
}
