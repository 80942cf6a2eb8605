import { api, bodyOf } from '@/lib/api-client';
import type { CredentialsView } from '@/lib/views';

/** Wants a new key for a device; the old one goes on until the device has taken it. */
export function renewCredentials(device: string): Promise<CredentialsView> {
  return bodyOf(api.POST('/api/v1/devices/{device}/credentials', { params: { path: { device } } }));
}
