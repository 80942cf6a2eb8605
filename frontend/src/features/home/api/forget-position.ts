import { api, bodyOf } from '@/lib/api-client';
import type { HomeView } from '@/lib/views';

/** Makes the gateway forget where the home is. */
export function forgetPosition(): Promise<HomeView> {
  return bodyOf(api.DELETE('/api/v1/home/position'));
}
