import type { I18n } from '@lingui/core';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import type { PlannedFiringView, SunEvent } from '@/lib/views';
import type { Formats } from '@/lib/formats';
import { timeWords } from './sentence';

/** True when nothing is done at this moment. */
export function isLeftOut({ mark }: PlannedFiringView): boolean {
  return mark === 'SKIPPED' || mark === 'NO_SUN' || mark === 'PAUSED' || mark === 'SKIPPED_ONCE';
}

/** What happens at a planned firing: "Turn on", "Set to 40 %", "Start the scene". */
export function actionWords(
  i18n: I18n,
  locale: string,
  { value }: Pick<PlannedFiringView, 'value' | 'phase'>,
): string {
  if (value === undefined) return i18n.t('action.startScene');
  if (typeof value === 'number' && value > 0) {
    return i18n.t('action.setLevel', { level: wallFormats(locale).quantity(value, '%') });
  }
  return value === false || value === 0 ? i18n.t('action.turnOff') : i18n.t('action.turnOn');
}

/** What is special about a planned firing; undefined when nothing is. */
export function markWords(
  i18n: I18n,
  formats: Formats,
  firing: PlannedFiringView,
  event: SunEvent = 'SUNSET',
): string | undefined {
  switch (firing.mark) {
    case 'MOVED':
      return i18n.t('mark.moved');
    case 'SKIPPED':
      return i18n.t('mark.skipped');
    case 'FIRST_OF_TWO':
      return i18n.t('mark.firstOfTwo');
    case 'BOTH_OF_TWO':
      return i18n.t('mark.bothOfTwo');
    case 'SUN_FALLBACK': {
      const time = timeWords(formats.locale, firing.local.slice(11, 16));
      return i18n.t('mark.sunFallback', { event, time });
    }
    case 'NO_SUN':
      return i18n.t('mark.noSun', { event });
    case 'PAUSED':
      return firing.pausedUntil === undefined
        ? i18n.t('mark.paused')
        : i18n.t('mark.pausedUntil', { date: formats.monthDay(firing.pausedUntil) });
    case 'SKIPPED_ONCE':
      return i18n.t('mark.skippedOnce');
    case undefined:
      return undefined;
  }
}

/** The day of a planned firing, and when on it: a time, or between which two. */
export function plannedMoment(
  i18n: I18n,
  locale: string,
  firing: PlannedFiringView,
): { day: string; time: string } {
  const wall = wallFormats(locale);
  const at = wallInstant(firing.local);
  return { day: wall.day(at), time: rangeWords(i18n, locale, firing) ?? writeTime(locale, at) };
}

/** `between 18:50 and 19:10`; undefined without a random shift. The clock of the moment itself is used, so no browser's zone gets in. */
function rangeWords(i18n: I18n, locale: string, firing: PlannedFiringView): string | undefined {
  const { at, earliest, latest, local } = firing;
  if (at === undefined || earliest === undefined || latest === undefined) return undefined;
  const onWall = (instant: string) =>
    writeTime(locale, wallInstant(local) + Date.parse(instant) - Date.parse(at));
  return i18n.t('preview.between', { from: onWall(earliest), to: onWall(latest) });
}

function writeTime(locale: string, at: number): string {
  const wall = wallFormats(locale);
  return at % 60_000 === 0 ? wall.time(at) : wall.timeOfSeconds(at);
}
