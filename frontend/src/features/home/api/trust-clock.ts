import { api, bodyOf } from '@/lib/api-client';
import type { HomeView } from '@/lib/views';

/** Tells the gateway what time it is here; it trusts its clock from then on if that agrees. */
export function trustClock(): Promise<HomeView> {
  const now = new Date().toISOString();
  return bodyOf(api.POST('/api/v1/home/time/trust', { body: { now } }));
}
