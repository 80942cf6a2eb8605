import type { GroupView, SceneView, ScheduleView } from '@/lib/views';

/** A schedule that does something to a device. */
export interface DevicePlan {
  readonly schedule: ScheduleView;
  /** The group or the scene by which it reaches the device; undefined if it is about the device itself. */
  readonly through?: { readonly kind: 'group' | 'scene'; readonly name: string };
}

/** The schedules that do something to a device: its own, and those of the groups and scenes that a part of it is in. */
export function plansOfDevice(
  device: string,
  schedules: readonly ScheduleView[],
  groups: readonly GroupView[],
  scenes: readonly SceneView[],
): DevicePlan[] {
  return schedules.flatMap((schedule): DevicePlan[] => {
    if (schedule.device === device) return [{ schedule }];
    const group = groups.find(({ id }) => id === schedule.group);
    if (group?.members.some((member) => member.device === device))
      return [{ schedule, through: { kind: 'group', name: group.name } }];
    const scene = scenes.find(({ id }) => id === schedule.scene);
    if (scene?.states.some((state) => state.device === device))
      return [{ schedule, through: { kind: 'scene', name: scene.name } }];
    return [];
  });
}
