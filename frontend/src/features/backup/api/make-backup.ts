import { api, done } from '@/lib/api-client';

/** Begins to make a backup; the list tells how it ends. */
export function makeBackup(): Promise<void> {
  return done(api.POST('/api/v1/backups'));
}
