import type { I18n } from '@lingui/core';
import { endWords } from '@/features/journal/journal-words';
import type { Formats } from '@/lib/formats';
import { reasonWords } from '@/lib/reason-words';
import type { DayView, FiringView } from '@/lib/views';
import { actionWords } from './planned-words';

/** What was to be done and what became of it: "Turn off – not done: offline". */
export function firingWords(i18n: I18n, formats: Formats, firing: FiringView): string {
  const outcome = outcomeWords(i18n, formats, firing);
  const action = deedWords(i18n, formats.locale, firing);
  // What was to be done is not known of rows of an early time.
  if (action === undefined)
    return outcome.charAt(0).toLocaleUpperCase(formats.locale) + outcome.slice(1);
  return i18n.t('firing.words', { action, outcome });
}

function deedWords(i18n: I18n, locale: string, firing: FiringView): string | undefined {
  if (!firing.scene && firing.value === undefined) return undefined;
  return actionWords(i18n, locale, firing);
}

/** Good news, or what a person has to know of. */
export function isTrouble({ judgement }: Pick<FiringView, 'judgement'>): boolean {
  return judgement === 'OTHERWISE';
}

/** What became of a due moment, as it goes on after what was to be done. */
function outcomeWords(i18n: I18n, formats: Formats, firing: FiringView): string {
  switch (firing.outcome) {
    case 'FIRED':
      return firing.parts === undefined
        ? commandWords(i18n, formats, firing)
        : partsWords(i18n, formats, firing);
    case 'RAN_LOCALLY':
      return localWords(i18n, formats, firing);
    case 'MISSED':
    case 'HELD':
      return notDone(i18n, firing.reason);
    case 'SKIPPED':
      return firing.reason === undefined
        ? i18n.t('outcome.skipped')
        : i18n.t('outcome.skippedBecause', { reason: why(i18n, firing.reason) });
  }
}

function commandWords(i18n: I18n, formats: Formats, firing: FiringView): string {
  const { command, lateAt, dueAt, judgement } = firing;
  switch (command?.state) {
    case 'QUEUED':
      return i18n.t('outcome.waiting');
    case 'SENT':
      return i18n.t('outcome.sent');
    case 'REJECTED':
    case 'FAILED':
      return notDone(i18n, command.reason);
    case 'EXPIRED_UNSENT':
      return command.reason === undefined
        ? i18n.t('outcome.unsent')
        : notDone(i18n, command.reason);
    case 'EXPIRED_UNCONFIRMED':
      return i18n.t('outcome.unconfirmed');
    // What went to a device that is not seen is told without its command.
    case undefined:
      if (judgement === 'OPEN') return i18n.t('outcome.waiting');
      if (judgement === 'OTHERWISE' && lateAt === undefined) return i18n.t('outcome.notDone');
      break;
    case 'ACKNOWLEDGED':
    case 'ACKNOWLEDGED_LATE':
      break;
  }
  return lateAt === undefined
    ? i18n.t('outcome.done')
    : i18n.t('outcome.late', { time: lateTime(formats, dueAt, lateAt) });
}

/** Of a group or scene. */
function partsWords(i18n: I18n, formats: Formats, firing: FiringView): string {
  const { dueAt, lateAt, parts = 0, done = 0, open = 0 } = firing;
  if (open > 0) return i18n.t('outcome.someWait', { done, parts });
  if (done < parts) return i18n.t('outcome.some', { done, parts });
  return lateAt === undefined
    ? i18n.t('outcome.done')
    : i18n.t('outcome.late', { time: lateTime(formats, dueAt, lateAt) });
}

function localWords(i18n: I18n, formats: Formats, firing: FiringView): string {
  const { dueAt, lateAt, reason, parts, done = 0 } = firing;
  if (parts !== undefined && done < parts) return i18n.t('outcome.ranOnSome', { done, parts });
  if (reason !== undefined) return i18n.t('outcome.notDoneLocally', { reason: why(i18n, reason) });
  return lateAt === undefined
    ? i18n.t('outcome.ranLocally')
    : i18n.t('outcome.ranLocallyLate', { time: lateTime(formats, dueAt, lateAt) });
}

function lateTime(formats: Formats, dueAt: string, lateAt: string): string {
  return formats.date(dueAt) === formats.date(lateAt) ? formats.time(lateAt) : formats.full(lateAt);
}

function notDone(i18n: I18n, reason: string | undefined): string {
  return reason === undefined
    ? i18n.t('outcome.notDone')
    : i18n.t('outcome.notDoneBecause', { reason: why(i18n, reason) });
}

/** A newer gateway may know more reasons than this page. */
function why(i18n: I18n, reason: string): string {
  return reasonWords(i18n, reason) ?? i18n.t('reason.unknown');
}

/** What else is known of a due moment: which end it is, when by chance, and how its commands ended. */
export function detailWords(i18n: I18n, formats: Formats, firing: FiringView): string[] {
  const { outcome, reason, firedAt, command, parts, done = 0 } = firing;
  return [
    ...(firing.phase === 'END' ? [i18n.t('firing.end')] : []),
    ...(firedAt === undefined ? [] : [i18n.t('firing.firedAt', { time: formats.time(firedAt) })]),
    ...(outcome === 'FIRED' && command?.state === 'ACKNOWLEDGED_LATE'
      ? [endWords(i18n, command.state) ?? '']
      : []),
    ...(parts !== undefined && done === parts
      ? [i18n.t('firing.commands', { confirmed: done, all: parts })]
      : []),
    ...(parts !== undefined && done < parts && reason !== undefined ? [why(i18n, reason)] : []),
  ];
}

/** Today in one line: "Today: 14 of 14 as planned". */
export function dayLine(
  i18n: I18n,
  day: Pick<DayView, 'asPlanned' | 'settled' | 'open' | 'toCome'>,
): string {
  const { asPlanned, settled, open, toCome } = day;
  if (settled > 0) return i18n.t('day.line', { asPlanned, settled, open });
  return open > 0 ? i18n.t('day.onlyOpen', { open }) : i18n.t('day.nothingYet', { toCome });
}
