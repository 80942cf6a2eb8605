import { api, bodyOf } from '@/lib/api-client';
import type { PauseRequest, PauseView } from '@/lib/views';

/** Holds a schedule, those of a group, or all of the home, until a day or until somebody ends it. */
export function addPause(request: PauseRequest): Promise<PauseView> {
  return bodyOf(api.POST('/api/v1/pauses', { body: request }));
}
