import { api, bodyOf } from '@/lib/api-client';
import type { HomeView, WithoutInternet } from '@/lib/views';

/** Says what happens after a power cut when nobody tells the gateway the time. */
export function chooseTimeRule(withoutInternet: WithoutInternet): Promise<HomeView> {
  return bodyOf(api.PUT('/api/v1/home/time', { body: { withoutInternet } }));
}
