import { api, bodyOf } from '@/lib/api-client';
import type { StandingView } from '@/lib/views';

/** Lets a disabled device in again. */
export function enableDevice(device: string): Promise<StandingView> {
  return bodyOf(api.POST('/api/v1/devices/{device}/enable', { params: { path: { device } } }));
}
