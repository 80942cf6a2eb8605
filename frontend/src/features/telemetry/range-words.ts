import type { I18n } from '@lingui/core';
import type { Range } from './ranges';

/** The short name on the control, `1 h`. */
export function rangeWords(i18n: I18n, range: Range): string {
  switch (range) {
    case 'hour':
      return i18n.t('range.hour');
    case 'day':
      return i18n.t('range.day');
    case 'week':
      return i18n.t('range.week');
    case 'month':
      return i18n.t('range.month');
    case 'year':
      return i18n.t('range.year');
  }
}

/** The name in a sentence, `last day`. */
export function rangeName(i18n: I18n, range: Range): string {
  switch (range) {
    case 'hour':
      return i18n.t('range.lastHour');
    case 'day':
      return i18n.t('range.lastDay');
    case 'week':
      return i18n.t('range.lastWeek');
    case 'month':
      return i18n.t('range.lastMonth');
    case 'year':
      return i18n.t('range.lastYear');
  }
}
