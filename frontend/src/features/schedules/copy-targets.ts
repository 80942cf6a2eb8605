import type { Actuator } from '@/features/devices/actuators';
import type { PartView, ScheduleRequest, ScheduleView } from '@/lib/views';
import { draftOf } from './draft';
import { requestOf } from './draft-request';

/** Parts of devices that can do what the schedule does, but for its own; none for a scene, which is about its own parts. */
export function copyTargetsOf(
  schedule: Pick<ScheduleView, 'device' | 'capability' | 'operation'>,
  actuators: readonly Actuator[],
): Actuator[] {
  const { device, capability, operation } = schedule;
  if (operation === undefined) return [];
  const kind = operation === 'LEVEL' ? 'dimmer' : 'relay';
  return actuators.filter(
    (actuator) =>
      actuator.kind === kind && !(actuator.device === device && actuator.capability === capability),
  );
}

/** The same plan for another part of a device, as the gateway would be asked for it by itself. */
export function copyFor(schedule: ScheduleView, part: PartView): ScheduleRequest | undefined {
  const { device, capability } = part;
  // No date is read: a schedule that is there has its own.
  return requestOf({
    ...draftOf(schedule, '2024-01-01'),
    name: '',
    target: { device, capability },
  });
}
