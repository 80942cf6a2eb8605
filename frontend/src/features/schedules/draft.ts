import type { DayOfWeek, ScheduleRequest, ScheduleView } from '@/lib/views';

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

/** A schedule while it is being edited: like a request, but may still miss something. */
export type Draft = Required<Omit<ScheduleRequest, 'name'>> & { readonly name: string };

/** A new schedule for a device, or for none yet. */
export function newDraft(target: { device: string; capability: string } | undefined): Draft {
  return {
    name: '',
    device: target?.device ?? '',
    capability: target?.capability ?? '',
    value: true,
    days: [...week],
    time: '07:00',
    gap: 'NEXT_VALID',
    overlap: 'FIRST',
    enabled: true,
  };
}

/** An existing schedule, to be changed. */
export function draftOf(schedule: ScheduleView): Draft {
  const { name, device, capability, value, days, time, gap, overlap, enabled } = schedule;
  return { name, device, capability, value, days, time: time.slice(0, 5), gap, overlap, enabled };
}

/** What to send; undefined while a device or a day is missing. An empty name lets the gateway choose one. */
export function requestOf(draft: Draft): ScheduleRequest | undefined {
  if (draft.device === '' || draft.days.length === 0) return undefined;
  const { name, ...rest } = draft;
  const trimmed = name.trim();
  return trimmed === '' ? rest : { ...rest, name: trimmed };
}

/** Adds or takes out a day; the order stays that of the week. */
export function toggleDay(days: readonly DayOfWeek[], day: DayOfWeek): DayOfWeek[] {
  return week.filter((other) => (other === day) !== days.includes(other));
}

/** True when both hold the same days. */
export function sameDays(one: readonly DayOfWeek[], other: readonly DayOfWeek[]): boolean {
  return one.length === other.length && one.every((day) => other.includes(day));
}
