import type { I18n } from '@lingui/core';

/** A greeting for the hour (0 to 23) on the clock of the house. */
export function greeting(i18n: I18n, hour: number): string {
  if (hour >= 5 && hour < 12) return i18n.t('home.morning');
  if (hour >= 12 && hour < 18) return i18n.t('home.afternoon');
  return i18n.t('home.evening');
}
