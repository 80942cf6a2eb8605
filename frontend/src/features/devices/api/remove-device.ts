import { api, done } from '@/lib/api-client';

/** Removes a device for good; what it did stays in the history and the activity. */
export function removeDevice(device: string): Promise<void> {
  return done(api.DELETE('/api/v1/devices/{device}', { params: { path: { device } } }));
}
