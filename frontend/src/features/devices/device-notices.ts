import type { I18n } from '@lingui/core';
import type { DeviceView } from '@/lib/views';

/** What is wrong with a device beside its state, in short words for a card; empty when nothing is. */
export function deviceNotices(i18n: I18n, device: DeviceView): string[] {
  const notices = [];
  if (!device.standing.admitted) {
    notices.push(
      device.standing.reason === 'FLOOD' ? i18n.t('notice.flood') : i18n.t('notice.byOwner'),
    );
  }
  if (device.settings.refused !== undefined) notices.push(i18n.t('notice.settingsRefused'));
  if (device.contractViolations.count > 0) notices.push(i18n.t('notice.notUnderstood'));
  return notices;
}
