import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import { Problem } from '@/lib/problem';

/** What the gateway says of a backup, in the words of the screen; undefined for what can happen everywhere. */
export function backupProblemWords(i18n: I18n, error: unknown): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  switch (error.code) {
    case 'no-backup-key':
      return i18n.t('backup.keyFirst');
    case 'backup-busy':
      return i18n.t('backup.busy');
    case 'backup-broken':
      return i18n.t('backup.broken');
    case 'other-recovery-key':
      return i18n.t('backup.otherKey');
    case 'later-gateway':
      return i18n.t('backup.later');
    case 'disk-full':
      return i18n.t('backup.diskFull');
    case 'too-large':
      return i18n.t('backup.tooLarge');
  }
  return undefined;
}

/** `812 kB`, `1.4 MB`. */
export function sizeWords(formats: Formats, bytes: number): string {
  return bytes < 1_000_000
    ? formats.quantity(Math.ceil(bytes / 1000), 'kB')
    : formats.quantity(bytes / 1_000_000, 'MB');
}
