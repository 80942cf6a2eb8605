import type { I18n } from '@lingui/core';

/**
 * A reason of the gateway or of a device, as the end of a sentence: "longest on-time reached". The
 * reasons are the `err` values of contracts/mqtt/topics.md and the gateway's codes; undefined for
 * one that this version does not know.
 */
export function reasonWords(i18n: I18n, reason: string): string | undefined {
  switch (reason) {
    case 'limit_max_on':
      return i18n.t('reason.limitMaxOn');
    case 'limit_min_off':
      return i18n.t('reason.limitMinOff');
    case 'interlock':
      return i18n.t('reason.interlock');
    case 'failed':
      return i18n.t('reason.failed');
    case 'pin_lockout':
      return i18n.t('reason.pinLockout');
    case 'busy':
      return i18n.t('reason.busy');
    case 'expired':
      return i18n.t('reason.expired');
    case 'other_boot':
      return i18n.t('reason.otherBoot');
    case 'unknown_capability':
    case 'bad_value':
    case 'unsupported_version':
    case 'too_large':
    case 'malformed':
    case 'invalid':
      return i18n.t('reason.notUnderstood');
    case 'stale_rev':
      return i18n.t('reason.staleSettings');
    case 'device-offline':
      return i18n.t('reason.offline');
    case 'device-disabled':
    case 'OWNER':
      return i18n.t('reason.disabled');
    case 'FLOOD':
      return i18n.t('reason.flood');
    case 'device-removed':
    case 'not-found':
    case 'REMOVED':
      return i18n.t('reason.removed');
    case 'withdrawn':
      return i18n.t('reason.withdrawn');
    case 'too-many-requests':
      return i18n.t('reason.tooMany');
    case 'not-your-right':
      return i18n.t('reason.notYourRight');
    case 'right-ended':
      return i18n.t('reason.rightEnded');
    case 'enrolled-anew':
      return i18n.t('reason.enrolledAnew');
    case 'clock-change':
      return i18n.t('reason.clockChange');
    case 'no-trusted-time':
      return i18n.t('reason.clockNotTrusted');
    case 'no-targets':
      return i18n.t('reason.noTargets');
    case 'too-many-targets':
      return i18n.t('reason.tooManyTargets');
    case 'targets-unavailable':
      return i18n.t('reason.targetsUnavailable');
    case 'clock-jumped':
      return i18n.t('reason.clockJumped');
    case 'paused':
      return i18n.t('reason.paused');
    case 'skipped-once':
    case 'start-skipped':
      return i18n.t('reason.skippedOnce');
    case 'superseded':
    case 'overtaken':
      return i18n.t('reason.superseded');
    case 'no-sun':
      return i18n.t('reason.noSun');
    case 'schedule-changed':
      return i18n.t('reason.scheduleChanged');
    case 'schedule-removed':
      return i18n.t('reason.scheduleRemoved');
    case 'fault':
      return i18n.t('reason.fault');
    case 'gateway-down':
      return i18n.t('reason.gatewayDown');
    case 'too-late':
      return i18n.t('reason.tooLate');
    case 'maker-removed':
      return i18n.t('reason.makerRemoved');
    case 'and-more-not-listed':
      return i18n.t('reason.andMore');
    default:
      return undefined;
  }
}
