import type { I18n } from '@lingui/core';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import { whatKey, type Named, type Plan } from './plan';
import { timeWords } from './sentence';
import { secondsOfIso, spanWords } from './span';

/** The gateway takes names of so many characters. */
const MOST = 60;

/** A name for a schedule that was given none, in the language of whoever makes it: "Boiler on, 07:00". */
export function madeName(i18n: I18n, locale: string, target: Named, plan: Plan): string {
  const name = (words: string) =>
    i18n
      .t('name.made', {
        name: words,
        what: whatKey(plan, target),
        level: typeof plan.value === 'number' ? wallFormats(locale).quantity(plan.value, '%') : '',
        when: whenWords(i18n, locale, plan),
      })
      .replaceAll(/\s/g, ' ');
  const whole = name(target.words);
  const over = Array.from(whole).length - MOST;
  if (over <= 0) return whole;
  const shorter = Array.from(target.words).slice(0, -over).join('').trimEnd();
  return Array.from(name(shorter)).slice(0, MOST).join('').trim();
}

function whenWords(i18n: I18n, locale: string, { recurrence }: Plan): string {
  switch (recurrence.kind) {
    case 'WEEKLY':
      return timeWords(locale, recurrence.time);
    case 'ONCE':
      return wallFormats(locale).full(
        wallInstant(`${recurrence.date ?? ''}T${recurrence.time ?? ''}`),
      );
    case 'INTERVAL':
      return i18n.t('name.every', { span: spanWords(locale, recurrence.every ?? 'PT0S') });
    case 'CRON':
      return recurrence.expression ?? '';
    case 'SUN': {
      const seconds = secondsOfIso(recurrence.offset ?? 'PT0S');
      return i18n.t('name.sun', {
        side: seconds === 0 ? 'at' : seconds < 0 ? 'before' : 'after',
        span: spanWords(locale, recurrence.offset ?? 'PT0S'),
        event: recurrence.event ?? 'SUNSET',
      });
    }
  }
}
