import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { PauseView, ScheduleView } from '@/lib/views';

/** When a schedule comes next, or why it does not; each line a sentence of its own. */
export function nextWords(
  i18n: I18n,
  formats: Formats,
  schedule: ScheduleView,
  now: number,
): string[] {
  const { enabled, stopped, stoppedPerson, paused, nextAt, skipsNext } = schedule;
  if (stopped !== undefined)
    return [
      stoppedPerson === undefined
        ? i18n.t('schedule.stopped')
        : i18n.t('schedule.stoppedPerson', { name: stoppedPerson }),
    ];
  if (!enabled) return [i18n.t('schedule.off')];
  return [
    ...(paused ? [pausedWords(i18n, formats, schedule)] : []),
    ...(skipsNext === undefined
      ? []
      : [i18n.t('schedule.skips', { time: hereWords(i18n, formats, schedule, skipsNext, now) })]),
    ...(nextAt === undefined
      ? paused
        ? []
        : [i18n.t('schedule.never')]
      : [nextMoment(i18n, formats, schedule, nextAt, now)]),
  ];
}

/** A moment by the clock of the home, and said to be so of a schedule that tells its times by another one: "14:00 here". */
export function hereWords(
  i18n: I18n,
  formats: Formats,
  { zone, ownZone }: Pick<ScheduleView, 'zone' | 'ownZone'>,
  instant: string,
  now: number,
): string {
  const time = formats.moment(instant, now);
  return ownZone && zone !== formats.zone ? i18n.t('schedule.here', { time }) : time;
}

function nextMoment(
  i18n: I18n,
  formats: Formats,
  schedule: ScheduleView,
  nextAt: string,
  now: number,
): string {
  const time = hereWords(i18n, formats, schedule, nextAt, now);
  return schedule.nextPhase === 'END'
    ? i18n.t('schedule.ends', { time })
    : i18n.t('schedule.next', { time });
}

function pausedWords(i18n: I18n, formats: Formats, schedule: ScheduleView): string {
  const by = schedule.pausedBy ?? 'SCHEDULE';
  return schedule.pausedUntil === undefined
    ? i18n.t('schedule.paused', { by })
    : i18n.t('schedule.pausedUntil', { by, date: formats.day(schedule.pausedUntil) });
}

/** What a pause holds until when, and who ordered it; `group` is the name of its group, if it is of one. */
export function pauseWords(i18n: I18n, formats: Formats, pause: PauseView, group: string): string {
  return i18n.t('pause.words', {
    scope: pause.scope,
    group,
    until: pause.until === undefined ? 'open' : 'date',
    date: pause.until === undefined ? '' : formats.day(pause.until),
    known: String(pause.byName !== undefined),
    name: pause.byName ?? '',
  });
}
