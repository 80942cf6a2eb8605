import type { I18n } from '@lingui/core';
import { NoAnswer } from './in-time';
import { Problem, type FieldProblem } from './problem';

/** What happened, what is still true and what to do, for the problems people meet. */
export function problemWords(i18n: I18n, error: unknown): string {
  // fetch tells every network failure as a TypeError; anything else is a fault of this page.
  if (error instanceof TypeError) return i18n.t('problem.noContact');
  if (error instanceof NoAnswer) return i18n.t('problem.noAnswer');
  if (!(error instanceof Problem)) return i18n.t('problem.page');
  switch (error.code) {
    case 'wrong-claim-code':
      return i18n.t('problem.wrongClaimCode');
    case 'already-claimed':
      return i18n.t('problem.alreadyClaimed');
    case 'invitation-not-valid':
      return i18n.t('problem.invitationNotValid');
    case 'recovery-not-valid':
      return i18n.t('problem.recoveryNotValid');
    case 'wrong-password':
      return i18n.t('problem.wrongPassword');
    case 'name-taken':
      return i18n.t('problem.nameTaken');
    case 'last-owner':
      return i18n.t('problem.lastOwner');
    case 'too-many-invitations':
      return i18n.t('problem.tooManyInvitations');
    case 'schedule-conflict':
      return i18n.t('problem.scheduleConflict');
    case 'too-many-schedules':
      return i18n.t('problem.tooManySchedules');
    case 'too-many-calendar-links':
      return i18n.t('problem.tooManyCalendarLinks');
    case 'too-many-scenes':
      return i18n.t('problem.tooManyScenes');
    case 'too-many-groups':
      return i18n.t('problem.tooManyGroups');
    case 'too-many-rooms':
      return i18n.t('problem.tooManyRooms');
    case 'room-exists':
      return i18n.t('problem.roomExists');
    case 'stale-revision':
      return i18n.t('problem.staleRevision');
    case 'no-targets':
      return i18n.t('problem.noTargets');
    case 'targets-unavailable':
      return i18n.t('problem.targetsUnavailable');
    case 'device-disabled':
      return i18n.t('problem.deviceDisabled');
    case 'device-offline':
      return i18n.t('problem.deviceOffline');
    case 'request-too-late':
      return i18n.t('problem.requestTooLate');
    case 'gateway-away':
      return i18n.t('problem.gatewayAway');
    case 'database-away':
      return i18n.t('problem.databaseAway');
    case 'update-failed':
      return i18n.t('problem.updateFailed');
    case 'gateway-slow':
      return i18n.t('problem.noAnswer');
    case 'broker-away':
      return i18n.t('problem.brokerAway');
    case 'too-many-watches':
      return i18n.t('problem.tooManyWatches');
    case 'check-runs':
      return i18n.t('problem.checkRuns');
    case 'export-busy':
      return i18n.t('problem.exportBusy');
    case 'too-many-tools':
      return i18n.t('problem.tooManyTools');
    case 'device-speaks-protocol':
      return i18n.t('problem.speaksProtocol');
    case 'topic-taken':
      return i18n.t('problem.topicTaken');
    case 'only-see':
      return i18n.t('problem.onlySee');
    case 'not-managed':
      return i18n.t('problem.notManaged');
    case 'owner-may-everything':
      return i18n.t('rights.owner');
    case 'pass-revoked':
      return i18n.t('problem.passRevoked');
    case 'too-many-passes':
      return i18n.t('problem.tooManyPasses');
    case 'not-our-page':
      return i18n.t('problem.notOurPage');
    case 'check-runs':
      return i18n.t('problem.checkRuns');
    case 'export-busy':
      return i18n.t('problem.exportBusy');
    case 'own-account':
      return i18n.t('problem.ownAccount');
    case 'clock-not-trusted':
      return i18n.t('problem.clockNotTrusted');
    case 'nothing-to-skip':
      return i18n.t('problem.nothingToSkip');
    case 'clock-differs':
      return i18n.t('problem.clockDiffers');
    case 'position-needed':
      return i18n.t('problem.positionNeeded');
    case 'id-taken':
      return i18n.t('problem.idTaken');
  }
  switch (error.status) {
    case 401:
      return i18n.t('problem.signedOut');
    case 403:
      return i18n.t('problem.forbidden');
    case 404:
      return i18n.t('problem.notFound');
    case 409:
      return i18n.t('problem.conflict');
    case 429:
      return i18n.t('problem.tooMany', { seconds: error.retryAfterSeconds ?? 60 });
    case 503:
      return i18n.t('problem.unavailable');
  }
  return error.status >= 500 ? i18n.t('problem.gateway') : i18n.t('problem.refused');
}

/** What the gateway said about one field of a refused form; undefined when it took the field. */
export function refusedField(i18n: I18n, error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.fields.find((problem) => problem.field === field);
  if (found === undefined) return undefined;
  return fieldWords(i18n, found) ?? notAccepted(i18n, found);
}

/** What the gateway itself says of a field, for those of which the screen has no words. */
export function notAccepted(i18n: I18n, { message, allowed }: FieldProblem): string {
  if (allowed === undefined) return i18n.t('problem.field', { message });
  return i18n.t('problem.fieldAllowed', { message, allowed });
}

/** What a field takes, in the words of the screen; undefined for a field that only programs fill in. */
export function fieldWords(i18n: I18n, { field, message }: FieldProblem): string | undefined {
  switch (field) {
    case 'name':
    case 'homeName':
    case 'label':
    case 'ownerName':
    case 'userName':
      return i18n.t('field.name');
    case 'latitude':
    case 'longitude':
      return i18n.t('field.degrees');
    case 'zone':
      return i18n.t('field.zone');
    case 'notes':
      return i18n.t('field.notes');
    case 'roomId':
      return i18n.t('field.room');
    case 'id':
      return i18n.t('field.deviceId');
    case 'picture':
      return i18n.t('picture.none');
    case 'until':
      return i18n.t('field.until');
    case 'days':
      return i18n.t('field.days');
    case 'members':
    case 'states':
      return i18n.t('field.parts');
    case 'password':
      if (message === 'is too short') return i18n.t('field.passwordShort');
      return message === 'is too long'
        ? i18n.t('field.passwordLong')
        : i18n.t('field.passwordGuessed');
    default:
      return undefined;
  }
}
