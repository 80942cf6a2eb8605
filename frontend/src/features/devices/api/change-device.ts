import { api, done } from '@/lib/api-client';
import type { LabelRequest } from '@/lib/views';

/** Changes name, icon, room or notes of a device; the live stream tells it to everybody. */
export function changeDevice(device: string, change: LabelRequest): Promise<void> {
  return done(
    api.PATCH('/api/v1/devices/{device}', { params: { path: { device } }, body: change }),
  );
}
