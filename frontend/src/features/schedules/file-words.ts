import type { I18n } from '@lingui/core';
import { Problem } from '@/lib/problem';
import { problemWords } from '@/lib/problem-words';
import { MOST_SCHEDULES, NoScheduleFile } from './schedule-file';

/** True if the file as a whole is what is wrong, not one of its schedules. */
export function isFileFault(error: unknown): boolean {
  return error instanceof NoScheduleFile || isTooLarge(error);
}

/** Why a file cannot be taken in, and what to do. */
export function unreadableWords(i18n: I18n, error: unknown): string {
  if (isTooLarge(error)) return i18n.t('scheduleFile.tooLarge');
  // A file that was removed or locked meanwhile.
  if (error instanceof DOMException) return i18n.t('scheduleFile.unreadable');
  if (!(error instanceof NoScheduleFile)) return problemWords(i18n, error);
  switch (error.fault) {
    case 'not-json':
      return i18n.t('scheduleFile.notJson');
    case 'not-schedules':
      return i18n.t('scheduleFile.notSchedules');
    case 'version':
      return i18n.t('scheduleFile.version');
    case 'empty':
      return i18n.t('scheduleFile.empty');
    case 'too-many':
      return i18n.t('scheduleFile.tooMany', { most: MOST_SCHEDULES });
    case 'too-large':
      return i18n.t('scheduleFile.tooLarge');
  }
}

/** The web server in front of the gateway refuses a large request without a problem document. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Problem && error.status === 413;
}
