import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import type { DayOfWeek, FiringView, PlannedFiringView, ScheduleView } from '@/lib/views';
import { sameDays, week, weekdays, weekend } from './draft';

interface Plan {
  readonly value: boolean;
  readonly days: readonly DayOfWeek[];
  readonly time: string;
}

/** A schedule as one sentence: "Boiler turns on weekdays at 07:00." */
export function sentence(i18n: I18n, locale: string, device: string, plan: Plan): string {
  // Any day does: only the time of day is written.
  const time = wallFormats(locale).time(wallInstant(`2024-01-01T${plan.time}`));
  const values = { device, time };
  if (sameDays(plan.days, week)) {
    return plan.value
      ? i18n.t('sentence.onEveryDay', values)
      : i18n.t('sentence.offEveryDay', values);
  }
  if (sameDays(plan.days, weekdays)) {
    return plan.value
      ? i18n.t('sentence.onWeekdays', values)
      : i18n.t('sentence.offWeekdays', values);
  }
  if (sameDays(plan.days, weekend)) {
    return plan.value
      ? i18n.t('sentence.onWeekend', values)
      : i18n.t('sentence.offWeekend', values);
  }
  const days = new Intl.ListFormat(locale).format(
    plan.days.map((day) => dayName(locale, day, 'long')),
  );
  const withDays = { ...values, days };
  return plan.value ? i18n.t('sentence.onDays', withDays) : i18n.t('sentence.offDays', withDays);
}

/** When a schedule comes next, or why it does not. */
export function nextWords(
  i18n: I18n,
  formats: Formats,
  { enabled, nextAt, stopped, stoppedPerson }: ScheduleView,
  now: number,
): string {
  if (stopped !== undefined)
    return stoppedPerson === undefined
      ? i18n.t('schedule.stopped')
      : i18n.t('schedule.stoppedPerson', { name: stoppedPerson });
  if (!enabled) return i18n.t('schedule.paused');
  if (nextAt === undefined) return i18n.t('schedule.never');
  return i18n.t('schedule.next', { time: formats.moment(nextAt, now) });
}

/** The name of a weekday, by Intl. */
export function dayName(locale: string, day: DayOfWeek, width: 'short' | 'long'): string {
  // 1 January 2024 was a Monday.
  const instant = Date.UTC(2024, 0, 1 + week.indexOf(day));
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(instant);
}

/** What happens at a planned firing; a mark of the clock change comes first. */
export function plannedWords(i18n: I18n, firing: PlannedFiringView): string {
  if (firing.mark === undefined)
    return firing.value ? i18n.t('action.turnOn') : i18n.t('action.turnOff');
  switch (firing.mark) {
    case 'MOVED':
      return i18n.t('mark.moved');
    case 'SKIPPED':
      return i18n.t('mark.skipped');
    case 'FIRST_OF_TWO':
      return i18n.t('mark.firstOfTwo');
    case 'BOTH_OF_TWO':
      return i18n.t('mark.bothOfTwo');
  }
}

/** The day and time of a planned firing on the clock of the house. */
export function plannedMoment(
  locale: string,
  firing: PlannedFiringView,
): { day: string; time: string } {
  const formats = wallFormats(locale);
  const at = wallInstant(firing.local);
  return { day: formats.day(at), time: formats.time(at) };
}

/** What became of a due moment. */
export function outcomeWords(i18n: I18n, outcome: FiringView['outcome']): string {
  switch (outcome) {
    case 'FIRED':
      return i18n.t('outcome.fired');
    case 'RAN_LOCALLY':
      return i18n.t('outcome.ranLocally');
    case 'MISSED':
      return i18n.t('outcome.missed');
    case 'SKIPPED':
      return i18n.t('outcome.skipped');
    case 'HELD':
      return i18n.t('outcome.held');
  }
}
