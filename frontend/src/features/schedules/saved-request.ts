import type { ScheduleRequest, ScheduleView } from '@/lib/views';

/** What would have to be sent to leave a schedule as it is, also where the editor has no fields for what it says. */
export function savedRequest(schedule: ScheduleView): ScheduleRequest {
  const { name, device, capability, group, scene, operation, value } = schedule;
  const { recurrence, ending, shift, gap, overlap, zone, ownZone, missed, enabled } = schedule;
  return {
    name,
    ...(device !== undefined && { device }),
    ...(capability !== undefined && { capability }),
    ...(group !== undefined && { group }),
    ...(scene !== undefined && { scene }),
    ...(operation !== undefined && { operation }),
    ...(value !== undefined && { value }),
    recurrence,
    ...(ending !== undefined && { ending }),
    ...(shift !== undefined && { shift }),
    gap,
    overlap,
    ...(ownZone && { zone }),
    missed,
    enabled,
    withConflicts: false,
  };
}
