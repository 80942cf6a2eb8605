import type { I18n } from '@lingui/core';
import { dayName, week } from '@/features/schedules/week';
import type { Formats } from '@/lib/formats';
import type { DayOfWeek, PassView } from '@/lib/views';
import { gatewayNow } from '@/lib/gateway-clock';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import type { WindowDraft } from './pass-draft';

interface Given {
  /** Names of the devices. */
  readonly devices: readonly string[];
  readonly windows: readonly WindowDraft[];
  readonly from?: string | undefined;
  readonly until: string;
}

/** A pass as one sentence: "Lamp and Gate, Mon–Fri 18:00–23:00, until 5 Jan". */
export function passSentence(i18n: I18n, locale: string, given: Given): string {
  const values = {
    devices: new Intl.ListFormat(locale).format(given.devices),
    hours: given.windows.map((window) => hoursWords(i18n, locale, window)).join('; '),
    until: dateWords(locale, given.until),
  };
  if (given.from === undefined || given.from === '') return i18n.t('pass.sentence', values);
  const withFrom = { ...values, from: dateWords(locale, given.from) };
  return i18n.t('pass.sentenceFrom', withFrom);
}

/** `Mon–Fri 18:00–23:00` */
export function hoursWords(i18n: I18n, locale: string, { days, from, to }: WindowDraft): string {
  const when = daysWords(i18n, locale, days);
  if (from === to && from === '00:00') return i18n.t('pass.allDay', { days: when });
  return i18n.t('pass.hours', { days: when, from: from.slice(0, 5), to: to.slice(0, 5) });
}

/** `Mon–Fri`, `Sat, Sun`: three and more in a row are said by the first and the last. */
function daysWords(i18n: I18n, locale: string, days: readonly DayOfWeek[]): string {
  if (days.length === week.length) return i18n.t('days.everyDay');
  const runs: DayOfWeek[][] = [];
  for (const day of week.filter((other) => days.includes(other))) {
    const last = runs.at(-1);
    if (last !== undefined && week.indexOf(day) === week.indexOf(last.at(-1) ?? day) + 1)
      last.push(day);
    else runs.push([day]);
  }
  const name = (day: DayOfWeek) => dayName(locale, day, 'short');
  return runs
    .flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (run.length < 3 || first === undefined || last === undefined) return run.map(name);
      return [`${name(first)}–${name(last)}`];
    })
    .join(', ');
}

/** `5 Jan`, with the year when it is not this one: the day as it stands on the house's clock. */
function dateWords(locale: string, date: string): string {
  const day = wallInstant(`${date}T12:00:00`);
  const thisYear = new Date(gatewayNow()).getUTCFullYear() === new Date(day).getUTCFullYear();
  return thisYear ? wallFormats(locale).monthDay(day) : wallFormats(locale).fullDay(day);
}

/** Where a pass stands: open until when, or when it opens next. */
export function passState(i18n: I18n, formats: Formats, pass: PassView, now: number): string {
  if (pass.revokedAt !== undefined)
    return i18n.t('pass.revoked', { time: formats.moment(pass.revokedAt, now) });
  if (pass.over) return i18n.t('pass.over');
  if (pass.account === undefined) return i18n.t('pass.waits');
  if (pass.closesAt !== undefined)
    return i18n.t('pass.open', { time: formats.moment(pass.closesAt, now) });
  return pass.opensAt === undefined
    ? i18n.t('pass.over')
    : i18n.t('pass.opens', { time: formats.moment(pass.opensAt, now) });
}
