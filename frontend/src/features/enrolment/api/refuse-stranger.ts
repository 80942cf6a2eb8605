import { api, done } from '@/lib/api-client';

/** Refuses a device that asked, for a day. */
export function refuseStranger(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/strangers/{id}', { params: { path: { id } } }));
}
