import { api, bodyOf } from '@/lib/api-client';
import type { CommandView } from '@/lib/views';

/** What became of one command. */
export function getCommand(id: string, signal: AbortSignal): Promise<CommandView> {
  return bodyOf(api.GET('/api/v1/commands/{id}', { params: { path: { id } }, signal }));
}
