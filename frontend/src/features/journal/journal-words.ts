import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import { reasonWords } from '@/lib/reason-words';
import type { CauseView, JournalEntryView } from '@/lib/views';

/** What happened, as one sentence. */
export function journalWords(i18n: I18n, entry: JournalEntryView): string {
  const device = entry.deviceName ?? entry.device ?? '';
  const { detail = '' } = entry;
  const name = entry.cause.via ?? detail;
  // A room that changed is told as "Kitchen: now Pantry"; a name itself may hold a colon.
  const [thing = ''] = detail.split(/: (?:now|place) /);
  const on = entry.value === true || (typeof entry.value === 'number' && entry.value > 0);
  const verb: string = entry.verb;
  switch (verb) {
    case 'HOME_CLAIMED':
      return i18n.t('journal.claimed');
    case 'SIGNED_IN':
      return i18n.t('journal.signedIn');
    case 'SIGNED_OUT':
      return i18n.t('journal.signedOut');
    case 'DEVICE_ENROLLED':
      return i18n.t('journal.enrolled', { device });
    case 'DEVICE_ONLINE':
      return i18n.t('journal.online', { device });
    case 'DEVICE_OFFLINE':
      return i18n.t('journal.offline', { device });
    case 'WIRING_WISHED':
      return i18n.t('journal.wiringWished', { device });
    case 'WIRING_TAKEN':
      return i18n.t('journal.wiringTaken', { device });
    case 'WIRING_REFUSED':
      return i18n.t('journal.wiringRefused', { device });
    case 'COMMAND_QUEUED':
      if (entry.value === undefined) return i18n.t('journal.askedPulse', { device });
      return on ? i18n.t('journal.askedOn', { device }) : i18n.t('journal.askedOff', { device });
    case 'COMMAND_ENDED':
      return i18n.t('journal.commandEnded', { device });
    case 'STATE_CHANGED':
      return on ? i18n.t('journal.turnedOn', { device }) : i18n.t('journal.turnedOff', { device });
    case 'STATE_CHANGES_OMITTED':
      return i18n.t('journal.changesOmitted', { device, count: Number(detail) });
    case 'SCHEDULE_ADDED':
      return i18n.t('journal.scheduleAdded', { device });
    case 'SCHEDULE_CHANGED':
      return i18n.t('journal.scheduleChanged', { device });
    case 'SCHEDULE_REMOVED':
      return i18n.t('journal.scheduleRemoved', { device });
    case 'SCHEDULE_FIRED':
      return i18n.t('journal.scheduleFired', { device });
    case 'SCHEDULE_MISSED':
      return i18n.t('journal.scheduleMissed', { device });
    case 'SCHEDULE_SKIPPED':
      return i18n.t('journal.scheduleSkipped', { device });
    case 'CONTRACT_VIOLATED':
      return i18n.t('journal.violated', { device });
    case 'DEVICE_ASLEEP':
      return i18n.t('journal.asleep', { device });
    case 'DEVICE_CHANGED':
      return i18n.t('journal.deviceChanged', { device });
    case 'DEVICE_DISABLED':
      return i18n.t('journal.disabled', { device });
    case 'DEVICE_ENABLED':
      return i18n.t('journal.enabled', { device });
    case 'DEVICE_REMOVED':
      return i18n.t('journal.removed', { device });
    case 'SETTINGS_WISHED':
      return i18n.t('journal.settingsWished', { device });
    case 'SETTINGS_TAKEN':
      return i18n.t('journal.settingsTaken', { device });
    case 'SETTINGS_REFUSED':
      return i18n.t('journal.settingsRefused', { device });
    case 'ENROLMENT_OPENED':
      return i18n.t('journal.enrolmentOpened', { device });
    case 'ENROLMENT_USED':
      return i18n.t('journal.enrolmentUsed', { device });
    case 'ENROLMENT_EXPIRED':
      return i18n.t('journal.enrolmentExpired', { device });
    case 'ENROLMENT_WITHDRAWN':
      return i18n.t('journal.enrolmentWithdrawn', { device });
    case 'CREDENTIALS_REQUESTED':
      return i18n.t('journal.credentialsRequested', { device });
    case 'CREDENTIALS_CHANGED':
      return i18n.t('journal.credentialsChanged', { device });
    case 'CREDENTIALS_FAILED':
      return i18n.t('journal.credentialsFailed', { device });
    case 'ACCOUNT_REMOVED':
      return i18n.t('journal.accountRemoved', { device });
    case 'RETAINED_COMMAND_ERASED':
      return i18n.t('journal.retainedErased', { device });
    case 'STRANGER_ASKED':
      return i18n.t('journal.strangerAsked', { device });
    case 'STRANGER_APPROVED':
      return i18n.t('journal.strangerApproved', { device });
    case 'STRANGER_REFUSED':
      return i18n.t('journal.strangerRefused', { device });
    case 'ROOM_ADDED':
      return i18n.t('journal.roomAdded', { name: thing });
    case 'ROOM_CHANGED':
      return i18n.t('journal.roomChanged', { name: thing });
    case 'ROOM_REMOVED':
      return i18n.t('journal.roomRemoved', { name: thing });
    case 'GROUP_ADDED':
      return i18n.t('journal.groupAdded', { name: thing });
    case 'GROUP_CHANGED':
      return i18n.t('journal.groupChanged', { name: thing });
    case 'GROUP_REMOVED':
      return i18n.t('journal.groupRemoved', { name: thing });
    case 'SCENE_ADDED':
      return i18n.t('journal.sceneAdded', { name: thing });
    case 'SCENE_CHANGED':
      return i18n.t('journal.sceneChanged', { name: thing });
    case 'SCENE_REMOVED':
      return i18n.t('journal.sceneRemoved', { name: thing });
    case 'BROKER_ACCOUNT_ADDED':
      return i18n.t('journal.brokerAccountAdded', { name: thing });
    case 'BROKER_ACCOUNT_REMOVED':
      return i18n.t('journal.brokerAccountRemoved', { name: thing });
    case 'BATCH_SENT':
      return entry.cause.via === undefined
        ? i18n.t('journal.batchHome')
        : i18n.t('journal.batchSent', { name });
    case 'SCENE_ACTIVATED':
      return i18n.t('journal.sceneActivated', { name });
    case 'MQTT_PUBLISHED':
      return i18n.t('journal.mqttPublished');
    case 'MQTT_WATCHED':
      return i18n.t('journal.mqttWatched');
    default:
      // A newer gateway may know more verbs than this page.
      return i18n.t('journal.other', { verb, device });
  }
}

/** Why it happened: the answer to "why did it turn on?". */
export function causeWords(i18n: I18n, formats: Formats, cause: CauseView): string {
  const words = kindWords(i18n, formats, cause);
  return cause.via === undefined
    ? words
    : i18n.t('cause.via', { cause: words, through: cause.via });
}

function kindWords(i18n: I18n, formats: Formats, cause: CauseView): string {
  switch (cause.kind) {
    case 'PERSON':
      return cause.name === undefined
        ? i18n.t('cause.someone')
        : i18n.t('cause.person', { name: cause.name });
    case 'SCHEDULE': {
      const name = cause.name ?? '';
      if (cause.dueAt === undefined) return i18n.t('cause.schedule', { name });
      return i18n.t('cause.scheduleDue', { name, time: formats.time(cause.dueAt) });
    }
    case 'LOCAL':
      return i18n.t('cause.local');
    case 'LIMIT':
      return i18n.t('cause.limit');
    case 'LOST':
      return i18n.t('cause.lost');
    case 'DEVICE':
      return i18n.t('cause.device');
    case 'BOOT':
      return i18n.t('cause.boot');
    case 'GATEWAY':
      return i18n.t('cause.gateway');
  }
}

/**
 * How a command ended, from what the journal keeps as detail: the state, and after a space the
 * reason, if there is one. Undefined when it is about something else.
 */
export function endWords(i18n: I18n, detail: string): string | undefined {
  const [state = '', reason] = detail.split(' ');
  const end = stateWords(i18n, state);
  if (end === undefined || reason === undefined) return end;
  return i18n.t('end.because', { end, reason: reasonWords(i18n, reason) ?? reason });
}

function stateWords(i18n: I18n, state: string): string | undefined {
  switch (state) {
    case 'ACKNOWLEDGED':
      return i18n.t('end.acknowledged');
    case 'ACKNOWLEDGED_LATE':
      return i18n.t('end.acknowledgedLate');
    case 'REJECTED':
      return i18n.t('end.rejected');
    case 'FAILED':
      return i18n.t('end.failed');
    case 'EXPIRED_UNSENT':
      return i18n.t('end.unsent');
    case 'EXPIRED_UNCONFIRMED':
      return i18n.t('end.unconfirmed');
    default:
      return undefined;
  }
}
