import type { GroupView, PauseView, ScheduleView } from '@/lib/views';

/** The pauses that hold a schedule: its own, those of its groups, and that of the whole home. */
export function holdingPauses(
  pauses: readonly PauseView[],
  schedule: Pick<ScheduleView, 'id' | 'device' | 'capability' | 'group'>,
  groups: readonly GroupView[],
): PauseView[] {
  const isOf = (id: string | undefined) => {
    const group = groups.find((other) => other.id === id);
    return id !== undefined && (schedule.group === id || holdsPart(group, schedule));
  };
  return pauses.filter(({ scope, schedule: one, group, keep }) => {
    if (keep.includes(schedule.id)) return false;
    return scope === 'HOME' || one === schedule.id || isOf(group);
  });
}

/** True if the schedule is about a part of a device that is of this group. */
export function holdsPart(
  group: GroupView | undefined,
  { device, capability }: Pick<ScheduleView, 'device' | 'capability'>,
): boolean {
  if (group === undefined) return false;
  return group.members.some(
    (member) => member.device === device && member.capability === capability,
  );
}
