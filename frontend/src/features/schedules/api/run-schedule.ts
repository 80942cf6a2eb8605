import { api, bodyOf } from '@/lib/api-client';
import type { CommandView } from '@/lib/views';

/** Does now what a schedule does when it is due. */
export async function runSchedule(id: string, signal: AbortSignal): Promise<CommandView[]> {
  const init = { params: { path: { id } }, signal };
  return (await bodyOf(api.POST('/api/v1/schedules/{id}/run', init))).commands;
}
