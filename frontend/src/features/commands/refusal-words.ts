import type { I18n } from '@lingui/core';
import { reasonWords } from '@/lib/reason-words';

/**
 * Why a command was not taken. The reasons are the `err` values of contracts/mqtt/topics.md, and the
 * codes of the gateway's own problems; one that is not listed is shown as it came.
 */
export function refusalWords(i18n: I18n, reason: string): string {
  switch (reason) {
    case 'limit_max_on':
      return i18n.t('refused.limitMaxOn');
    case 'limit_min_off':
      return i18n.t('refused.limitMinOff');
    case 'interlock':
      return i18n.t('refused.interlock');
    case 'pin_lockout':
      return i18n.t('refused.pinLockout');
    case 'busy':
      return i18n.t('refused.busy');
    case 'expired':
      return i18n.t('refused.expired');
    case 'other_boot':
      return i18n.t('refused.otherBoot');
    case 'unknown_capability':
    case 'bad_value':
    case 'unsupported_version':
    case 'too_large':
      return i18n.t('refused.notUnderstood');
    case 'not-your-right':
      return i18n.t('refused.forbidden');
    case 'too-many-requests':
      return i18n.t('refused.tooMany');
    case 'request-too-late':
      return i18n.t('refused.requestTooLate');
    case 'unknown':
      return i18n.t('refused.unknown');
    case 'device-disabled':
      return i18n.t('refused.disabled');
    case 'device-offline':
      return i18n.t('refused.offline');
    default:
      return i18n.t('refused.other', { reason: reasonWords(i18n, reason) ?? reason });
  }
}
