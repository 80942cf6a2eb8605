import type { DayOfWeek } from '@/lib/views';

/** The week as people here read it, Monday first. */
export const week: readonly DayOfWeek[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];
export const weekdays: readonly DayOfWeek[] = week.slice(0, 5);
export const weekend: readonly DayOfWeek[] = week.slice(5);

/** Adds or takes out a day; the order stays that of the week. */
export function toggleDay(days: readonly DayOfWeek[], day: DayOfWeek): DayOfWeek[] {
  return week.filter((other) => (other === day) !== days.includes(other));
}

/** True when both hold the same days. */
export function sameDays(one: readonly DayOfWeek[], other: readonly DayOfWeek[]): boolean {
  return one.length === other.length && one.every((day) => other.includes(day));
}

/** The name of a weekday, by Intl. */
export function dayName(locale: string, day: DayOfWeek, width: 'short' | 'long'): string {
  // 1 January 2024 was a Monday.
  const instant = Date.UTC(2024, 0, 1 + week.indexOf(day));
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(instant);
}
