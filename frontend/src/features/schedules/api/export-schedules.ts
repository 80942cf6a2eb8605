import { api, bodyOf } from '@/lib/api-client';
import type { ScheduleFile } from '@/lib/views';

/** All schedules that the person sees, as they can be taken in again. */
export function exportSchedules(): Promise<ScheduleFile> {
  return bodyOf(api.GET('/api/v1/schedules/export'));
}
