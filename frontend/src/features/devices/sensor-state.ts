import { READING_OLD_MS } from '@/config/timings';
import type { CapabilityView, PresenceView } from '@/lib/views';

/** What can be said of one measured value. */
export type SensorState =
  | { readonly kind: 'none' }
  | { readonly kind: 'fresh'; readonly value: number; readonly ageMs: number }
  | { readonly kind: 'old'; readonly value: number; readonly ageMs: number }
  | {
      readonly kind: 'offline';
      readonly value?: number;
      readonly since?: string;
      /** When it said that it would be back; absent unless it is asleep. */
      readonly asleepUntil?: string;
    };

/** Judges a reading by its age and by whether the device is there. `now` is gateway time in ms. */
export function sensorStateOf(
  capability: CapabilityView,
  presence: PresenceView,
  now: number,
): SensorState {
  const reading = capability.reported;
  const value = typeof reading?.value === 'number' ? reading.value : undefined;
  if (!presence.online) {
    return {
      kind: 'offline',
      ...(value !== undefined && { value }),
      ...(presence.since !== undefined && { since: presence.since }),
      ...(presence.sleepsUntil !== undefined && { asleepUntil: presence.sleepsUntil }),
    };
  }
  if (reading === undefined || value === undefined) return { kind: 'none' };
  const ageMs = Math.max(0, now - Date.parse(reading.at));
  return { kind: ageMs > READING_OLD_MS ? 'old' : 'fresh', value, ageMs };
}
