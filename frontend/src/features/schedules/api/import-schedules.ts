import { api, bodyOf } from '@/lib/api-client';
import type { ScheduleRequest, TakenView } from '@/lib/views';
import { FILE_VERSION } from '../schedule-file';

/** Takes schedules in: all of them, or none. Those that are there word for word are left out. */
export function importSchedules(schedules: readonly ScheduleRequest[]): Promise<TakenView> {
  const body = { version: FILE_VERSION, schedules: [...schedules] };
  return bodyOf(api.POST('/api/v1/schedules/import', { body }));
}
