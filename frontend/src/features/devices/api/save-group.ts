import { api, bodyOf } from '@/lib/api-client';
import type { GroupRequest, GroupView } from '@/lib/views';

/** Changes a group, or without an id adds one. */
export function saveGroup(id: string | undefined, body: GroupRequest): Promise<GroupView> {
  if (id === undefined) return bodyOf(api.POST('/api/v1/groups', { body }));
  return bodyOf(api.PUT('/api/v1/groups/{id}', { params: { path: { id } }, body }));
}
