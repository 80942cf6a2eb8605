import { api, bodyOf } from '@/lib/api-client';
import type { ValidityRequest, ValidityView } from '@/lib/views';

/** Is this a topic, or a filter, and what is it for? */
export function validateTopic(request: ValidityRequest): Promise<ValidityView> {
  return bodyOf(api.POST('/api/v1/mqtt/topics/validate', { body: request }));
}
