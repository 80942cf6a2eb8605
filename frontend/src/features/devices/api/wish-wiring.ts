import { api, bodyOf } from '@/lib/api-client';
import type { WiringRequest, WiringView } from '@/lib/views';

/** Wishes what is wired where, all of it at once. */
export function wishWiring(device: string, request: WiringRequest): Promise<WiringView> {
  return bodyOf(
    api.PUT('/api/v1/devices/{device}/wiring', { params: { path: { device } }, body: request }),
  );
}
