import { api, bodyOf } from '@/lib/api-client';
import type { Settings, SettingsView } from '@/lib/views';

/** Wishes settings of a device, all of them at once. `revision` is that of the wish they were made from. */
export function wishSettings(
  device: string,
  revision: number,
  settings: Settings,
): Promise<SettingsView> {
  return bodyOf(
    api.PUT('/api/v1/devices/{device}/settings', {
      params: { path: { device } },
      body: { revision, settings },
    }),
  );
}
