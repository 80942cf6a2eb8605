import { api, done } from '@/lib/api-client';

/** Ends a calendar link: its address opens nothing any more. */
export function removeCalendarLink(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/calendar-links/{id}', { params: { path: { id } } }));
}
