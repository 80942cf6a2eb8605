import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { CauseView, JournalEntryView } from '@/lib/views';

/** What happened, as one sentence. */
export function journalWords(i18n: I18n, entry: JournalEntryView): string {
  const device = entry.deviceName ?? entry.device ?? '';
  const on = entry.value === true || (typeof entry.value === 'number' && entry.value > 0);
  switch (entry.verb) {
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
    case 'DEVICE_ASLEEP':
      return i18n.t('journal.asleep', { device });
    case 'DEVICE_CHANGED':
      return i18n.t('journal.deviceChanged', { device });
    case 'SETTINGS_WISHED':
      return i18n.t('journal.settingsWished', { device });
    case 'SETTINGS_TAKEN':
      return i18n.t('journal.settingsTaken', { device });
    case 'SETTINGS_REFUSED':
      return i18n.t('journal.settingsRefused', { device });
    case 'WIRING_WISHED':
      return i18n.t('journal.wiringWished', { device });
    case 'WIRING_TAKEN':
      return i18n.t('journal.wiringTaken', { device });
    case 'WIRING_REFUSED':
      return i18n.t('journal.wiringRefused', { device });
    case 'ROOM_ADDED':
      return i18n.t('journal.roomAdded', { room: entry.detail ?? '' });
    case 'ROOM_CHANGED':
      return i18n.t('journal.roomChanged', { room: entry.detail ?? '' });
    case 'ROOM_REMOVED':
      return i18n.t('journal.roomRemoved', { room: entry.detail ?? '' });
    case 'COMMAND_QUEUED':
      return on ? i18n.t('journal.askedOn', { device }) : i18n.t('journal.askedOff', { device });
    case 'COMMAND_ENDED':
      return i18n.t('journal.commandEnded', { device });
    case 'STATE_CHANGED':
      return on ? i18n.t('journal.turnedOn', { device }) : i18n.t('journal.turnedOff', { device });
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
  }
}

/** Why it happened: the answer to "why did it turn on?". */
export function causeWords(i18n: I18n, formats: Formats, cause: CauseView): string {
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
  return end === undefined || reason === undefined ? end : i18n.t('end.because', { end, reason });
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
