import { api, done } from '@/lib/api-client';
import type { PublishRequest } from '@/lib/views';

/** Publishes one message by hand; resolves when the broker has it. */
export function publish(request: PublishRequest): Promise<void> {
  return done(api.POST('/api/v1/mqtt/publish', { body: request }));
}
