import type { BackupsView } from '@/lib/views';

/** True while a backup is being made. */
export function isMaking(backups: BackupsView | undefined): boolean {
  return backups?.attempt !== undefined && backups.attempt.endedAt === undefined;
}
