import { api, bodyOf } from '@/lib/api-client';
import type { StandingView } from '@/lib/views';

/** Keeps a device out until it is enabled. */
export function disableDevice(device: string): Promise<StandingView> {
  return bodyOf(
    api.POST('/api/v1/devices/{device}/disable', { params: { path: { device } }, body: {} }),
  );
}
