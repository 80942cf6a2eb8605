import type { I18n } from '@lingui/core';
import type { SettingsView } from '@/lib/views';
import type { SettingsStatus } from './settings-status';

/** How far the newest wish is, as a sentence. */
export function settingsWords(
  i18n: I18n,
  status: SettingsStatus,
  refusal: SettingsView['refused'],
): string {
  switch (status.kind) {
    case 'never':
      return i18n.t('settings.never');
    case 'confirmed':
      return i18n.t('settings.confirmed');
    case 'waits':
      return i18n.t('settings.waits');
    case 'away':
      return i18n.t('settings.away');
    case 'refused': {
      const why = refusalWords(i18n, status.code);
      const field = refusal?.field === undefined ? undefined : fieldWords(i18n, refusal.field);
      return field === undefined
        ? i18n.t('settings.refused', { why })
        : i18n.t('settings.refusedField', { why, field });
    }
  }
}

/** Why a device did not take settings: `err` of contracts/mqtt/topics.md. */
function refusalWords(i18n: I18n, code: string): string {
  switch (code) {
    case 'bad_value':
      return i18n.t('settings.badValue');
    case 'unknown_capability':
      return i18n.t('settings.unknownPart');
    case 'too_large':
      return i18n.t('settings.tooLarge');
    case 'unsaved':
      return i18n.t('settings.unsaved');
    case 'stale_rev':
      return i18n.t('settings.stale');
    default:
      return i18n.t('settings.notUnderstood');
  }
}

/** The name of a field, from its path in the wish (`caps.relay1.max_on_s`). */
function fieldWords(i18n: I18n, path: string): string | undefined {
  switch (path.split('.').at(-1) ?? '') {
    case 'send_s':
      return i18n.t('settings.send');
    case 'max_on_s':
      return i18n.t('settings.maxOn');
    case 'min_off_s':
      return i18n.t('settings.minOff');
    case 'lock':
      return i18n.t('settings.interlock');
    case 'at_boot':
      return i18n.t('settings.atBoot');
    case 'on_lost':
      return i18n.t('settings.onLost');
    default:
      return undefined;
  }
}
