import { api, bodyOf } from '@/lib/api-client';
import type { AdapterRequest, AdapterView } from '@/lib/views';

/** Speaks to a device in the way of its older firmware from now on. */
export function setAdapter(device: string, request: AdapterRequest): Promise<AdapterView> {
  return bodyOf(
    api.PUT('/api/v1/devices/{device}/adapter', { params: { path: { device } }, body: request }),
  );
}
