import type { I18n } from '@lingui/core';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import type { ConflictView } from '@/lib/views';

/** All moments at which one other schedule wants something else of one part of a device. */
export interface Conflict {
  readonly first: ConflictView;
  readonly count: number;
  /** True when it is the same time of day each time. */
  readonly sameTime: boolean;
}

/** One for each other schedule and part, in the order in which they come. */
export function conflictsOf(all: readonly ConflictView[]): Conflict[] {
  const found = new Map<string, ConflictView[]>();
  for (const view of all) {
    const key = `${view.schedule} ${view.device}/${view.capability}`;
    found.set(key, [...(found.get(key) ?? []), view]);
  }
  return [...found.values()].flatMap((views) => {
    const [first] = views;
    if (first === undefined) return [];
    const time = (view: ConflictView) => view.local.slice(11);
    const sameTime = views.every((view) => time(view) === time(first));
    return { first, count: views.length, sameTime };
  });
}

/** "Ceiling lamp is told on and off at 07:00 (Morning, Away)." */
export function conflictWords(
  i18n: I18n,
  locale: string,
  conflict: Conflict,
  names: { readonly device: string; readonly own: string },
): string {
  const { first, count, sameTime } = conflict;
  const wall = wallFormats(locale);
  const at = wallInstant(first.local);
  return i18n.t('conflict.words', {
    device: names.device,
    one: stateWords(i18n, locale, first.value),
    other: stateWords(i18n, locale, first.otherValue),
    when: count === 1 ? 'once' : sameTime ? 'time' : 'first',
    day: wall.day(at),
    time: wall.time(at),
    hasOwn: names.own === '' ? 'no' : 'yes',
    own: names.own,
    name: first.name ?? i18n.t('conflict.another'),
  });
}

function stateWords(i18n: I18n, locale: string, value: boolean | number): string {
  if (typeof value === 'number' && value > 0) return wallFormats(locale).quantity(value, '%');
  return value === false || value === 0 ? i18n.t('told.off') : i18n.t('told.on');
}
