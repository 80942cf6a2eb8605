import { api, done } from '@/lib/api-client';

/** The device speaks the protocol from now on. */
export function removeAdapter(device: string): Promise<void> {
  return done(api.DELETE('/api/v1/devices/{device}/adapter', { params: { path: { device } } }));
}
