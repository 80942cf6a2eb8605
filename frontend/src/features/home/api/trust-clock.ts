import { api, bodyOf } from '@/lib/api-client';
import type { HomeView } from '@/lib/views';

/**
 * Tells the gateway what time it is here; it trusts its clock from then on if that agrees.
 *
 * @param take what it is here counts also where the two differ
 */
export function trustClock(take: boolean): Promise<HomeView> {
  const now = new Date().toISOString();
  return bodyOf(api.POST('/api/v1/home/time/trust', { body: take ? { now, take } : { now } }));
}
