import { api, done } from '@/lib/api-client';

/** Signs all of one's browsers out but this one. */
export function endOtherSessions(): Promise<void> {
  return done(api.DELETE('/api/v1/account/sessions'));
}
