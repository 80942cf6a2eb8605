import type { I18n } from '@lingui/core';
import type { Level } from '@/lib/views';

/** All levels, the least first. */
export const levels: readonly Level[] = ['NONE', 'SEE', 'OPERATE', 'MANAGE'];

/** How far a right goes, in words. */
export function levelWords(i18n: I18n, level: Level): string {
  switch (level) {
    case 'NONE':
      return i18n.t('right.none');
    case 'SEE':
      return i18n.t('right.see');
    case 'OPERATE':
      return i18n.t('right.operate');
    case 'MANAGE':
      return i18n.t('right.manage');
  }
}
