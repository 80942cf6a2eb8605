import type { I18n } from '@lingui/core';
import type { CronView, DayOfWeek } from '@/lib/views';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import { cronSentence } from './cron-words';
import { endingKey, whatKey, type Named, type Plan } from './plan';
import { secondsOfIso, spanOf, spanWords } from './span';
import { dayName, sameDays, week, weekdays, weekend } from './week';

/**
 * A schedule as one sentence: "Boiler turns on weekdays at 07:00." A cron expression is said as the
 * gateway read it; undefined while it has not.
 */
export function sentence(
  i18n: I18n,
  locale: string,
  target: Named,
  plan: Plan,
  cron?: CronView,
): string | undefined {
  const common = commonValues(locale, target, plan);
  const { recurrence } = plan;
  switch (recurrence.kind) {
    case 'WEEKLY':
      return i18n.t('sentence.weekly', { ...common, ...daysValues(locale, recurrence.days) });
    case 'SUN':
      return i18n.t('sentence.sun', { ...common, ...sunValues(locale, plan) });
    case 'ONCE': {
      const date = wallFormats(locale).fullDay(wallInstant(`${recurrence.date ?? ''}T12:00`));
      return i18n.t('sentence.once', { ...common, date });
    }
    case 'INTERVAL':
      return i18n.t('sentence.interval', { ...common, ...intervalValues(locale, plan) });
    case 'CRON':
      return cron === undefined ? undefined : cronSentence(i18n, locale, cron, common);
  }
}

/** The time of day on the clock of the locale. */
export function timeWords(locale: string, time: string | undefined): string {
  // Any day does: only the time of day is written.
  const at = wallInstant(`2024-01-01T${time ?? '00:00'}`);
  const formats = wallFormats(locale);
  return (time ?? '').length === 8 && at % 60_000 !== 0
    ? formats.timeOfSeconds(at)
    : formats.time(at);
}

function commonValues(locale: string, target: Named, plan: Plan) {
  return {
    name: target.words,
    what: whatKey(plan, target),
    level: typeof plan.value === 'number' ? wallFormats(locale).quantity(plan.value, '%') : '',
    time: timeWords(locale, plan.recurrence.time),
    ending: endingKey(plan),
    length: plan.ending?.after === undefined ? '' : spanWords(locale, plan.ending.after),
    end: timeWords(locale, plan.ending?.at),
  };
}

function daysValues(locale: string, days: readonly DayOfWeek[] = []) {
  const names = days.map((day) => dayName(locale, day, 'long'));
  return { days: daysKey(days), list: new Intl.ListFormat(locale).format(names) };
}

function daysKey(days: readonly DayOfWeek[]): string {
  if (sameDays(days, week)) return 'every';
  if (sameDays(days, weekdays)) return 'weekdays';
  return sameDays(days, weekend) ? 'weekend' : 'some';
}

function sunValues(locale: string, { recurrence }: Plan) {
  const seconds = secondsOfIso(recurrence.offset ?? 'PT0S');
  return {
    ...daysValues(locale, recurrence.days),
    side: seconds === 0 ? 'at' : seconds < 0 ? 'before' : 'after',
    span: spanWords(locale, recurrence.offset ?? 'PT0S'),
    event: recurrence.event ?? 'SUNSET',
  };
}

function intervalValues(locale: string, { recurrence }: Plan) {
  const formats = wallFormats(locale);
  const { amount, unit } = spanOf(recurrence.every ?? 'PT0S');
  return {
    unit,
    count: Number(amount),
    start: formats.full(wallInstant(recurrence.start ?? '')),
    until: recurrence.end === undefined ? 'no' : 'yes',
    stop: recurrence.end === undefined ? '' : formats.full(wallInstant(recurrence.end)),
  };
}

/** What the first sentence leaves out, each as a sentence of its own: days without sun, chance, another zone. */
export function furtherSentences(
  i18n: I18n,
  locale: string,
  plan: Plan & { readonly zone?: string; readonly ownZone?: boolean },
): string[] {
  const { recurrence, shift, zone } = plan;
  const event = recurrence.event ?? 'SUNSET';
  return [
    ...(recurrence.fallback === undefined
      ? []
      : [i18n.t('sentence.fallback', { event, time: timeWords(locale, recurrence.fallback) })]),
    ...(shift === undefined ? [] : [i18n.t('sentence.shift', { span: spanWords(locale, shift) })]),
    ...(zone === undefined || plan.ownZone === false ? [] : [i18n.t('sentence.zone', { zone })]),
  ];
}
