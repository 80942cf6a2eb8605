import { api, bodyOf } from '@/lib/api-client';
import type { ScheduleRequest, ScheduleView } from '@/lib/views';

/** Adds a schedule. */
export function addSchedule(request: ScheduleRequest): Promise<ScheduleView> {
  return bodyOf(api.POST('/api/v1/schedules', { body: request }));
}
