import { api, bodyOf } from '@/lib/api-client';
import type { RecoveryKeyView } from '@/lib/views';

/** A new recovery key in the place of the one before; the gateway tells it this once. */
export function takeRecoveryKey(password: string): Promise<RecoveryKeyView> {
  return bodyOf(api.POST('/api/v1/backups/key', { body: { password } }));
}
