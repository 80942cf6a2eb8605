import { api, bodyOf } from '@/lib/api-client';
import type { HomeView } from '@/lib/views';

/** Moves the home to another time zone. */
export function changeZone(zone: string): Promise<HomeView> {
  return bodyOf(api.PUT('/api/v1/home/zone', { body: { zone } }));
}
