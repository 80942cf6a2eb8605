import type { I18n } from '@lingui/core';
import type { CronView, DayOfWeek } from '@/lib/views';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import { dayName, week } from './week';

/** So many times of day are named one by one; more are told by their hours and minutes. */
const MOST_TIMES = 8;

/** A cron expression as the gateway read it, as one sentence; `common` is what all sentences of schedules have. */
export function cronSentence(
  i18n: I18n,
  locale: string,
  cron: CronView,
  common: Record<string, string>,
): string {
  const list = (words: readonly string[]) => new Intl.ListFormat(locale).format(words);
  const second = cron.seconds.some((value) => value !== 0);
  return i18n.t('sentence.cron', {
    ...common,
    at: atKey(cron),
    times: list(timesOf(locale, cron)),
    minutes: list(runs(cron.minutes)),
    hours: list(runs(cron.hours)),
    second: second && !isListed(cron) ? 'yes' : 'no',
    seconds: list(runs(cron.seconds)),
    days: daysKey(cron),
    monthDays: list(cron.daysOfMonth.map((day) => monthDayWords(i18n, day))),
    weekDays: list(cron.weekdays.map((day) => weekDayWords(i18n, locale, day))),
    months: cron.months.length === 0 ? 'all' : 'some',
    monthNames: list(cron.months.map((month) => monthName(locale, month))),
  });
}

function atKey(cron: CronView): string {
  if (isListed(cron)) return 'times';
  const { minutes, hours } = cron;
  if (minutes.length === 0) return hours.length === 0 ? 'minutes' : 'hours';
  if (hours.length > 0) return 'both';
  return minutes.length === 1 && minutes[0] === 0 ? 'onTheHour' : 'hourly';
}

function isListed({ hours, minutes, seconds }: CronView): boolean {
  const count = hours.length * minutes.length;
  return count > 0 && count <= MOST_TIMES && seconds.length <= 1;
}

function timesOf(locale: string, cron: CronView): string[] {
  if (!isListed(cron)) return [];
  const formats = wallFormats(locale);
  const [second = 0] = cron.seconds;
  return cron.hours.flatMap((hour) =>
    cron.minutes.map((minute) => {
      const at = wallInstant(`2024-01-01T${two(hour)}:${two(minute)}:${two(second)}`);
      return second === 0 ? formats.time(at) : formats.timeOfSeconds(at);
    }),
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `0, 5, 10–20`: three and more in a row are said by the first and the last. */
function runs(values: readonly number[]): string[] {
  const found: number[][] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last !== undefined && last.at(-1) === value - 1) last.push(value);
    else found.push([value]);
  }
  return found.flatMap((run) =>
    run.length < 3 ? run.map(String) : [`${run[0] ?? ''}–${run.at(-1) ?? ''}`],
  );
}

/** Both fields of days: either one is enough. */
function daysKey({ daysOfMonth, weekdays }: CronView): string {
  if (daysOfMonth.length === 0) return weekdays.length === 0 ? 'every' : 'week';
  return weekdays.length === 0 ? 'month' : 'either';
}

/** `15`, `L` and `L-3`. */
function monthDayWords(i18n: I18n, day: string): string {
  if (day === 'L') return i18n.t('cron.lastDay');
  if (day.startsWith('L-')) return i18n.t('cron.beforeLast', { count: Number(day.slice(2)) });
  return i18n.t('cron.monthDay', { day: Number(day) });
}

/** `MON`, `FRI#2` and `FRIL`. */
function weekDayWords(i18n: I18n, locale: string, text: string): string {
  const day = week.find((other) => other.startsWith(text.slice(0, 3)));
  const rest = text.slice(3);
  if (day === undefined) return text;
  const values = { day, name: dayName(locale, day, 'long') };
  if (rest === 'L') return i18n.t('cron.lastWeekday', values);
  if (rest.startsWith('#')) return i18n.t('cron.nthWeekday', { ...values, n: rest.slice(1) });
  return i18n.t('cron.weekday', { ...values, day: day satisfies DayOfWeek });
}

function monthName(locale: string, month: number): string {
  const instant = Date.UTC(2024, month - 1, 1);
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(instant);
}
