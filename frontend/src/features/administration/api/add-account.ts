import { api, bodyOf } from '@/lib/api-client';
import type { ToolRequest, ToolView } from '@/lib/views';

/** Makes an account, or gives one of this name a new password; the password is in this answer and never again. */
export function addAccount(request: ToolRequest): Promise<ToolView> {
  return bodyOf(api.POST('/api/v1/mqtt/accounts', { body: request }));
}
