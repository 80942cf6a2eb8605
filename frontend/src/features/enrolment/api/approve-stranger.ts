import { api, bodyOf } from '@/lib/api-client';
import type { ApprovalRequest, EnrolmentView } from '@/lib/views';

/** Lets a device in that asked; the code in the answer is brought to it by a person. */
export function approveStranger(id: string, request: ApprovalRequest): Promise<EnrolmentView> {
  return bodyOf(
    api.POST('/api/v1/strangers/{id}/approval', { params: { path: { id } }, body: request }),
  );
}
