import { api, bodyOf } from '@/lib/api-client';
import type { EnrolmentView } from '@/lib/views';

/** Why a device of the house needs a new code: another one takes its place, or it has forgotten everything. */
export type ReenrolmentReason = 'REPLACE' | 'REJOIN';

/** A new code for a device of the house; what it came in with before ends at once. */
export function reenrolDevice(device: string, reason: ReenrolmentReason): Promise<EnrolmentView> {
  return bodyOf(
    api.POST('/api/v1/devices/{device}/enrolment', {
      params: { path: { device } },
      body: { reason },
    }),
  );
}
