import type { DeviceView } from '@/lib/views';

/** How far the newest wish for a device's settings is. */
export type SettingsStatus =
  | { readonly kind: 'never' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'waits' }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly code: string };

/** Judges by what the live stream tells of the device. */
export function settingsStatus(device: DeviceView): SettingsStatus {
  const { desiredRevision, inSync, refused } = device.settings;
  if (desiredRevision === 0) return { kind: 'never' };
  if (refused !== undefined) return { kind: 'refused', code: refused };
  if (inSync) return { kind: 'confirmed' };
  return device.presence.online ? { kind: 'waits' } : { kind: 'away' };
}
