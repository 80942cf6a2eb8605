import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import { reasonWords } from '@/lib/reason-words';
import type { CauseView, JournalEntryView } from '@/lib/views';
import { changedWords } from './changed-words';
import { partOf, type KnownDevice, type Part } from './part';

/** What one entry is about, as its sentence needs it. */
interface Told {
  readonly entry: JournalEntryView;
  readonly device: string;
  /** What changed: the device, or the one part of it that the entry names. */
  readonly part: Part;
  readonly formats: Formats;
}

type Sentence = (i18n: I18n, told: Told) => string;

/** What happened, as one sentence; `devices` tell what an entry's part is. */
export function journalWords(
  i18n: I18n,
  formats: Formats,
  entry: JournalEntryView,
  devices: readonly KnownDevice[],
): string {
  // What a schedule does for a group or scene is told of that.
  const device = entry.deviceName ?? entry.device ?? entry.cause.via ?? '';
  // A newer gateway may know more verbs than this page.
  const sentence = (sentences as Partial<Record<string, Sentence>>)[entry.verb];
  if (sentence === undefined) return i18n.t('journal.other', { verb: entry.verb, device });
  return sentence(i18n, { entry, device, part: partOf(i18n, entry, devices), formats });
}

const tellingWho =
  /^(SIGNED_(IN|OUT)|INVITATION_ACCEPTED|ACCOUNT_(RENAMED|CHANGED)|PASSWORD_CHANGED)$/;

/** True when the sentence itself says who it was: then there is nothing to say below it. */
export function saysWho({ verb, cause }: JournalEntryView): boolean {
  return verb === 'RECOVERY_OPENED' || (tellingWho.test(verb) && cause.kind === 'PERSON');
}

/** The person of an entry; an account that was erased has no name any more. */
function whoOf({ cause }: JournalEntryView): { readonly known: string; readonly who: string } {
  return { known: String(cause.name !== undefined), who: cause.name ?? '' };
}

const sentences: Record<JournalEntryView['verb'], Sentence> = {
  HOME_CLAIMED: (i18n) => i18n.t('journal.claimed'),
  HOME_MOVED: (i18n, { entry }) =>
    entry.detail === undefined ? i18n.t('journal.homeMoved') : i18n.t('journal.positionForgotten'),
  ZONE_CHANGED: (i18n, { entry }) => i18n.t('journal.zoneChanged', { zone: entry.detail }),
  CLOCK_TRUSTED: (i18n) => i18n.t('journal.clockTrusted'),
  CLOCK_DOUBTED: (i18n) => i18n.t('journal.clockDoubted'),
  CLOCK_RULE_CHANGED: (i18n, { entry }) =>
    i18n.t('journal.clockRuleChanged', { rule: entry.detail }),
  WEB_CERTIFICATE_RENEWED: (i18n) => i18n.t('journal.webCertificateRenewed'),
  SIGNED_IN: (i18n, { entry }) => i18n.t('journal.signedIn', whoOf(entry)),
  SIGNED_OUT: (i18n, { entry }) => i18n.t('journal.signedOut', whoOf(entry)),
  INVITATION_ADDED: (i18n, { entry }) => i18n.t('journal.invitationAdded', invitedOf(entry)),
  INVITATION_WITHDRAWN: (i18n, { entry }) =>
    i18n.t('journal.invitationWithdrawn', invitedOf(entry)),
  INVITATION_ACCEPTED: (i18n, { entry }) =>
    i18n.t('journal.invitationAccepted', { ...invitedOf(entry), ...whoOf(entry) }),
  ROLE_CHANGED: (i18n, { entry }) => i18n.t('journal.roleChanged', roleChangeOf(entry)),
  PERSON_REMOVED: (i18n, { entry }) => i18n.t('journal.personRemoved', { name: entry.detail }),
  ACCOUNT_RENAMED: (i18n, { entry }) =>
    i18n.t('journal.accountRenamed', { name: entry.detail, ...whoOf(entry) }),
  ACCOUNT_CHANGED: (i18n, { entry }) => i18n.t('journal.accountChanged', whoOf(entry)),
  PASSWORD_CHANGED: (i18n, { entry }) => i18n.t('journal.passwordChanged', whoOf(entry)),
  RECOVERY_OPENED: (i18n, { entry }) => i18n.t('journal.recoveryOpened', { name: entry.detail }),
  PASSWORD_RECOVERED: (i18n, { entry }) =>
    i18n.t('journal.passwordRecovered', { name: entry.detail }),
  SIGNING_KEY_ROTATED: (i18n) => i18n.t('journal.signingKeyRotated'),
  BACKUP_KEY_MADE: (i18n) => i18n.t('journal.backupKeyMade'),
  BACKUP_MADE: (i18n) => i18n.t('journal.backupMade'),
  BACKUP_FAILED: (i18n) => i18n.t('journal.backupFailed'),
  HOME_RESTORED: (i18n) => i18n.t('journal.homeRestored'),
  DEVICE_ENROLLED: (i18n, { device }) => i18n.t('journal.enrolled', { device }),
  DEVICE_ONLINE: (i18n, { device }) => i18n.t('journal.online', { device }),
  DEVICE_OFFLINE: (i18n, { device }) => i18n.t('journal.offline', { device }),
  WIRING_WISHED: (i18n, { device }) => i18n.t('journal.wiringWished', { device }),
  WIRING_TAKEN: (i18n, { device }) => i18n.t('journal.wiringTaken', { device }),
  WIRING_REFUSED: (i18n, { device }) => i18n.t('journal.wiringRefused', { device }),
  COMMAND_QUEUED: askedWords,
  COMMAND_ENDED: (i18n, { part }) => i18n.t('journal.commandEnded', { device: part.words }),
  STATE_CHANGED: (i18n, { entry, part, formats }) => changedWords(i18n, formats, part, entry.value),
  STATE_CHANGES_OMITTED: (i18n, { entry, device }) =>
    i18n.t('journal.changesOmitted', { device, count: Number(entry.detail) }),
  SCHEDULE_ADDED: (i18n, { device }) => i18n.t('journal.scheduleAdded', { device }),
  SCHEDULE_CHANGED: (i18n, { device }) => i18n.t('journal.scheduleChanged', { device }),
  SCHEDULE_REMOVED: (i18n, { device }) => i18n.t('journal.scheduleRemoved', { device }),
  SCHEDULE_STOPPED: (i18n, { device }) => i18n.t('journal.scheduleStopped', { device }),
  SCHEDULE_FIRED: (i18n, { device }) => i18n.t('journal.scheduleFired', { device }),
  SCHEDULE_RAN_LOCALLY: (i18n, { entry, device }) =>
    // Its detail is why the device did not act.
    entry.detail === undefined
      ? i18n.t('journal.scheduleRanLocally', { device })
      : i18n.t('journal.scheduleTriedLocally', { device }),
  SCHEDULE_MISSED: (i18n, { device }) => i18n.t('journal.scheduleMissed', { device }),
  SCHEDULE_SKIPPED: (i18n, { device }) => i18n.t('journal.scheduleSkipped', { device }),
  SCHEDULE_RUN: (i18n, { device }) => i18n.t('journal.scheduleRun', { device }),
  SCHEDULE_TO_SKIP: (i18n, { device }) => i18n.t('journal.scheduleToSkip', { device }),
  SCHEDULES_PAUSED: (i18n) => i18n.t('journal.schedulesPaused'),
  SCHEDULES_RESUMED: (i18n) => i18n.t('journal.schedulesResumed'),
  CALENDAR_LINK_ADDED: (i18n, { entry }) =>
    i18n.t('journal.calendarLinkAdded', { label: entry.detail ?? '' }),
  CALENDAR_LINK_REMOVED: (i18n, { entry }) =>
    i18n.t('journal.calendarLinkRemoved', { label: entry.detail ?? '' }),
  CONTRACT_VIOLATED: (i18n, { device }) => i18n.t('journal.violated', { device }),
  DEVICE_ASLEEP: (i18n, { device }) => i18n.t('journal.asleep', { device }),
  DEVICE_CHANGED: (i18n, { device }) => i18n.t('journal.deviceChanged', { device }),
  DEVICE_DISABLED: (i18n, { device }) => i18n.t('journal.disabled', { device }),
  DEVICE_ENABLED: (i18n, { device }) => i18n.t('journal.enabled', { device }),
  DEVICE_REMOVED: (i18n, { device }) => i18n.t('journal.removed', { device }),
  SETTINGS_WISHED: (i18n, { device }) => i18n.t('journal.settingsWished', { device }),
  SETTINGS_TAKEN: (i18n, { device }) => i18n.t('journal.settingsTaken', { device }),
  SETTINGS_REFUSED: (i18n, { device }) => i18n.t('journal.settingsRefused', { device }),
  ENROLMENT_OPENED: (i18n, { device }) => i18n.t('journal.enrolmentOpened', { device }),
  ENROLMENT_USED: (i18n, { device }) => i18n.t('journal.enrolmentUsed', { device }),
  ENROLMENT_EXPIRED: (i18n, { device }) => i18n.t('journal.enrolmentExpired', { device }),
  ENROLMENT_WITHDRAWN: (i18n, { device }) => i18n.t('journal.enrolmentWithdrawn', { device }),
  CREDENTIALS_REQUESTED: (i18n, { device }) => i18n.t('journal.credentialsRequested', { device }),
  CREDENTIALS_CHANGED: (i18n, { device }) => i18n.t('journal.credentialsChanged', { device }),
  CREDENTIALS_FAILED: (i18n, { device }) => i18n.t('journal.credentialsFailed', { device }),
  ACCOUNT_REMOVED: (i18n, { device }) => i18n.t('journal.accountRemoved', { device }),
  RETAINED_COMMAND_ERASED: (i18n, { device }) => i18n.t('journal.retainedErased', { device }),
  STRANGER_ASKED: (i18n, { device }) => i18n.t('journal.strangerAsked', { device }),
  STRANGER_APPROVED: (i18n, { device }) => i18n.t('journal.strangerApproved', { device }),
  STRANGER_REFUSED: (i18n, { device }) => i18n.t('journal.strangerRefused', { device }),
  ROOM_ADDED: (i18n, { entry }) => i18n.t('journal.roomAdded', { name: thingOf(entry) }),
  ROOM_CHANGED: (i18n, { entry }) => i18n.t('journal.roomChanged', { name: thingOf(entry) }),
  ROOM_REMOVED: (i18n, { entry }) => i18n.t('journal.roomRemoved', { name: thingOf(entry) }),
  GROUP_ADDED: (i18n, { entry }) => i18n.t('journal.groupAdded', { name: thingOf(entry) }),
  GROUP_CHANGED: (i18n, { entry }) => i18n.t('journal.groupChanged', { name: thingOf(entry) }),
  GROUP_REMOVED: (i18n, { entry }) => i18n.t('journal.groupRemoved', { name: thingOf(entry) }),
  SCENE_ADDED: (i18n, { entry }) => i18n.t('journal.sceneAdded', { name: thingOf(entry) }),
  SCENE_CHANGED: (i18n, { entry }) => i18n.t('journal.sceneChanged', { name: thingOf(entry) }),
  SCENE_REMOVED: (i18n, { entry }) => i18n.t('journal.sceneRemoved', { name: thingOf(entry) }),
  BROKER_ACCOUNT_ADDED: (i18n, { entry }) =>
    i18n.t('journal.brokerAccountAdded', { name: thingOf(entry) }),
  BROKER_ACCOUNT_REMOVED: (i18n, { entry }) =>
    i18n.t('journal.brokerAccountRemoved', { name: thingOf(entry) }),
  BROKER_KEY_ANNOUNCED: (i18n) => i18n.t('journal.brokerKeyAnnounced'),
  BROKER_KEY_SWITCHED: (i18n, { entry }) =>
    i18n.t('journal.brokerKeySwitched', {
      forced: String(entry.detail !== undefined),
      names: entry.detail ?? '',
    }),
  BROKER_KEY_DEVICES_CALLED: (i18n, { entry }) =>
    i18n.t('journal.brokerKeyCalled', { names: entry.detail ?? '' }),
  BROKER_KEY_FINISHED: (i18n, { entry }) =>
    i18n.t('journal.brokerKeyFinished', {
      forced: String(entry.detail !== undefined),
      names: entry.detail ?? '',
    }),
  BROKER_KEY_ROLLED_BACK: (i18n) => i18n.t('journal.brokerKeyRolledBack'),
  BATCH_SENT: (i18n, { entry }) =>
    entry.cause.via === undefined
      ? i18n.t('journal.batchHome')
      : i18n.t('journal.batchSent', { name: entry.cause.via }),
  SCENE_ACTIVATED: (i18n, { entry }) =>
    i18n.t('journal.sceneActivated', { name: entry.cause.via ?? entry.detail ?? '' }),
  RIGHTS_CHANGED: rightsWords,
  PASS_GIVEN: (i18n, { entry }) => i18n.t('journal.passGiven', { name: whoseOf(entry) }),
  PASS_CHANGED: (i18n, { entry }) => i18n.t('journal.passChanged', { name: whoseOf(entry) }),
  PASS_REVOKED: (i18n, { entry }) => i18n.t('journal.passRevoked', { name: whoseOf(entry) }),
  MQTT_PUBLISHED: (i18n) => i18n.t('journal.mqttPublished'),
  MQTT_WATCHED: (i18n) => i18n.t('journal.mqttWatched'),
};

/** A room that changed is told as "Kitchen: now Pantry"; a name itself may hold a colon. */
function thingOf({ detail = '' }: JournalEntryView): string {
  return detail.split(/: (?:now|place) /)[0] ?? '';
}

/** `MEMBER Bob's phone`, or the role alone; the owner's note is told below the sentence. */
function invitedOf({ detail = '' }: JournalEntryView): Record<string, string> {
  return { role: detail.split(' ')[0] ?? '' };
}

/** `OWNER MEMBER Bob`: what the person was, what they are, who it is. */
function roleChangeOf({ detail = '' }: JournalEntryView): Record<string, string> {
  const [, role = '', ...name] = detail.split(' ');
  return { role, name: name.join(' ') };
}

/** Whose rights or pass it is: "Kostas: Lamp, Gate"; a name itself may hold a colon. */
function whoseOf({ detail = '' }: JournalEntryView): string {
  return detail.replace(/: [^:]*$/, '');
}

function rightsWords(i18n: I18n, { entry, device }: Told): string {
  const name = whoseOf(entry);
  return entry.device === undefined
    ? i18n.t('journal.rightsChanged', { name })
    : i18n.t('journal.rightsOfDevice', { name, device });
}

function askedWords(i18n: I18n, { entry, part, formats }: Told): string {
  const device = part.words;
  if (entry.value === undefined) return i18n.t('journal.askedPulse', { device });
  if (typeof entry.value === 'number' && entry.value > 0)
    return i18n.t('journal.askedLevel', { device, level: formats.quantity(entry.value, '%') });
  return entry.value === true
    ? i18n.t('journal.askedOn', { device })
    : i18n.t('journal.askedOff', { device });
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
