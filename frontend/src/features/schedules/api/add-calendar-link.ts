import { api, bodyOf } from '@/lib/api-client';
import type { MadeLinkView } from '@/lib/views';

/** Makes a calendar link; its address is told this once. */
export function addCalendarLink(label: string): Promise<MadeLinkView> {
  return bodyOf(api.POST('/api/v1/calendar-links', { body: { label } }));
}
