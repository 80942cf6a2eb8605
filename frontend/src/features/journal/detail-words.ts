import type { I18n } from '@lingui/core';
import { trustWords } from '@/features/home/trust-words';
import type { Formats } from '@/lib/formats';
import { reasonWords } from '@/lib/reason-words';
import type { JournalEntryView, TrustSource } from '@/lib/views';
import { endWords } from './journal-words';

/** The line below what happened: the gateway's detail in the words of the screen, or as it came when it is a name. */
export function detailWords(
  i18n: I18n,
  formats: Formats,
  entry: JournalEntryView,
): string | undefined {
  const { detail } = entry;
  if (detail === undefined) return undefined;
  if (saysNothingMore(entry)) return undefined;
  if (/^SCHEDULE_(ADDED|CHANGED|REMOVED)$/.test(entry.verb)) {
    // "Night bath: MONDAY 07:00"; the schedule's page says the rest in the words of the screen.
    return detail.replace(/: [^:]*( \d\d:\d\d(:\d\d)?)$/, '$1');
  }
  // The note that an owner made stands behind the role, if there is one.
  if (entry.verb.startsWith('INVITATION_'))
    return detail.split(' ').slice(1).join(' ') || undefined;
  if (entry.verb === 'CLOCK_TRUSTED') return trustWords(i18n, detail as TrustSource);
  const given = givenWords(i18n, entry);
  if (given !== undefined) return given;
  return endWords(i18n, detail) ?? presenceWords(i18n, formats, detail) ?? withReason(i18n, detail);
}

/** The detail is a program's word for what the sentence says already, or the name that stands in it. */
function saysNothingMore(entry: JournalEntryView): boolean {
  return (
    /^(DEVICE_CHANGED|COMMAND_QUEUED|SETTINGS_(WISHED|TAKEN)|ENROLMENT_|BATCH_|SCENE_|GROUP_|ROOM_|BROKER_ACCOUNT_|STRANGER_|ROLE_CHANGED|PERSON_|ACCOUNT_(RENAMED|CHANGED)|RECOVERY_|PASSWORD_|SIGNING_KEY_|HOME_|ZONE_|CLOCK_(DOUBTED|RULE_)|WEB_CERTIFICATE_)/.test(
      entry.verb,
    ) ||
    (entry.verb === 'SCHEDULE_FIRED' &&
      /^([0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(
        entry.detail ?? '',
      ))
  );
}

/** What a person may do from now on, or the devices of a pass: "Kostas: OPERATE", "Kostas: Lamp, Gate". */
function givenWords(i18n: I18n, { verb, detail = '' }: JournalEntryView): string | undefined {
  const rest = /: ([^:]*)$/.exec(detail)?.[1];
  if (verb.startsWith('PASS_')) return rest;
  if (verb !== 'RIGHTS_CHANGED') return undefined;
  switch (rest) {
    case 'NONE':
      return i18n.t('right.none');
    case 'SEE':
      return i18n.t('right.see');
    case 'OPERATE':
      return i18n.t('right.operate');
    case 'MANAGE':
      return i18n.t('right.manage');
    case undefined:
    default:
      return i18n.t('right.usual');
  }
}

function presenceWords(i18n: I18n, formats: Formats, detail: string): string | undefined {
  switch (detail) {
    case 'reconnected':
      return i18n.t('detail.reconnected');
    case 'heard':
    case 'heard again':
      return i18n.t('detail.heardAgain');
    case 'did not wake':
      return i18n.t('detail.didNotWake');
    case 'lost':
      return i18n.t('detail.lost');
    case 'silent':
      return i18n.t('detail.silent');
    case 'stopped':
      return i18n.t('detail.stopped');
  }
  if (/^boot \d+$/.test(detail)) return i18n.t('detail.restarted');
  const until = /^until (\S+)$/.exec(detail)?.[1];
  if (until !== undefined && Number.isFinite(Date.parse(until)))
    return i18n.t('detail.until', { time: formats.time(until) });
  return undefined;
}

/** `FLOOD`, `FLOOD: 900 messages`, or what a person wrote. */
function withReason(i18n: I18n, detail: string): string {
  const [reason = '', ...rest] = detail.split(': ');
  const words = reasonWords(i18n, reason);
  if (words === undefined) return detail;
  return rest.length === 0 || !/^[a-z]/i.test(rest.join())
    ? words
    : i18n.t('end.because', { end: words, reason: rest.join(': ') });
}
