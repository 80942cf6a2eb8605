import type { I18n } from '@lingui/core';

/** What people call a capability; a name the dashboard does not know is shown as the device wrote it. */
export function capabilityName(i18n: I18n, id: string): string {
  switch (id) {
    case 'temperature':
      return i18n.t('capability.temperature');
    case 'humidity':
      return i18n.t('capability.humidity');
    case 'pressure':
      return i18n.t('capability.pressure');
    case 'power':
      return i18n.t('capability.power');
    default:
      return id;
  }
}
