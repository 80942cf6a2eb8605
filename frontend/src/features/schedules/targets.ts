import { isSamePart, type Actuator } from '@/features/devices/actuators';
import type { GroupView, SceneView } from '@/lib/views';
import type { TargetRef } from './draft';

/** Something that a schedule can be about. */
export interface Target {
  readonly ref: TargetRef;
  readonly kind: 'device' | 'group' | 'scene';
  readonly words: string;
  /** Whether it takes levels: never, as well as on and off, or nothing else. */
  readonly levels: 'never' | 'also' | 'only';
  /** How bright it is now, in percent; undefined while it is dark or not known. */
  readonly level?: number;
}

/** One string for each target, for lists and addresses. */
export function targetKey(ref: TargetRef | undefined): string {
  if (ref?.device !== undefined) return `${ref.device}/${ref.capability ?? ''}`;
  if (ref?.group !== undefined) return `group:${ref.group}`;
  return ref?.scene === undefined ? '' : `scene:${ref.scene}`;
}

/** All that can be planned with these: devices first, then groups, then scenes. */
export function targetsOf(
  actuators: readonly Actuator[],
  groups: readonly GroupView[],
  scenes: readonly SceneView[],
): Target[] {
  return [
    ...actuators.map(ofActuator),
    ...groups.map((group) => ofGroup(group, actuators)),
    ...scenes.map(({ id, name }): Target => {
      return { ref: { scene: id }, kind: 'scene', words: name, levels: 'never' };
    }),
  ];
}

function ofActuator({ device, capability, words, kind, value }: Actuator): Target {
  return {
    ref: { device, capability },
    kind: 'device',
    words,
    levels: kind === 'dimmer' ? 'only' : 'never',
    ...(typeof value === 'number' && value > 0 && { level: Math.round(value) }),
  };
}

function ofGroup({ id, name, members }: GroupView, actuators: readonly Actuator[]): Target {
  const known = actuators.filter((actuator) =>
    members.some((member) => isSamePart(member, actuator)),
  );
  const dims = known.filter((actuator) => actuator.kind === 'dimmer').length;
  const levels = dims === 0 ? 'never' : dims === known.length ? 'only' : 'also';
  return { ref: { group: id }, kind: 'group', words: name, levels };
}
