import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { SensorState } from './sensor-state';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The line under a measured value. */
export function sensorWords(i18n: I18n, formats: Formats, state: SensorState, now: number): string {
  switch (state.kind) {
    case 'none':
      return i18n.t('sensor.none');
    case 'fresh':
      return ageWords(i18n, state.ageMs);
    case 'old':
      return oldWords(i18n, state.ageMs);
    case 'offline':
      if (state.asleepUntil !== undefined)
        return i18n.t('sensor.asleepUntil', { time: formats.moment(state.asleepUntil, now) });
      return state.since === undefined
        ? i18n.t('sensor.offline')
        : i18n.t('sensor.offlineSince', { time: formats.moment(state.since, now) });
  }
}

/** The value itself, `21.4 °C`; a dash when there is none. */
export function valueWords(formats: Formats, state: SensorState, unit: string | undefined): string {
  if (state.kind === 'none' || state.value === undefined) return '–';
  return formats.quantity(state.value, unit);
}

function ageWords(i18n: I18n, ageMs: number): string {
  if (ageMs < MINUTE_MS) return i18n.t('sensor.secondsAgo', { seconds: Math.floor(ageMs / 1000) });
  return i18n.t('sensor.minutesAgo', { minutes: Math.floor(ageMs / MINUTE_MS) });
}

function oldWords(i18n: I18n, ageMs: number): string {
  if (ageMs < HOUR_MS)
    return i18n.t('sensor.oldMinutes', { minutes: Math.floor(ageMs / MINUTE_MS) });
  if (ageMs < 48 * HOUR_MS)
    return i18n.t('sensor.oldHours', { hours: Math.floor(ageMs / HOUR_MS) });
  return i18n.t('sensor.oldDays', { days: Math.floor(ageMs / (24 * HOUR_MS)) });
}
