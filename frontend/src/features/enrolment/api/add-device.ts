import { api, bodyOf } from '@/lib/api-client';
import type { EnrolmentRequest, EnrolmentView } from '@/lib/views';

/** Adds a device; its code is in this answer and never again. */
export function addDevice(request: EnrolmentRequest): Promise<EnrolmentView> {
  return bodyOf(api.POST('/api/v1/enrolments', { body: request }));
}
