import type { ScheduleView } from '@/lib/views';

/** The schedule that fires next comes first; paused ones and those without a next time come last. */
export function byNextTime(schedules: readonly ScheduleView[]): ScheduleView[] {
  const next = (schedule: ScheduleView) =>
    schedule.enabled && schedule.nextAt !== undefined ? Date.parse(schedule.nextAt) : Infinity;
  return [...schedules].sort((one, other) => {
    const [first, second] = [next(one), next(other)];
    return first === second ? one.name.localeCompare(other.name) : first - second;
  });
}
