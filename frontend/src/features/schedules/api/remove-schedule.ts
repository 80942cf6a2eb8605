import { api, done } from '@/lib/api-client';

/** Removes a schedule; what it did stays in the activity. */
export function removeSchedule(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/schedules/{id}', { params: { path: { id } } }));
}
