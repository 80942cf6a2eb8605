import type { I18n } from '@lingui/core';
import type { LimitsDraft } from './settings-draft';

interface Choice<T> {
  readonly value: T;
  readonly words: string;
}

/** What an output may do after a power cut. */
export function bootChoices(i18n: I18n): Choice<LimitsDraft['atBoot']>[] {
  return [
    { value: 'OFF', words: i18n.t('settings.off') },
    { value: 'ON', words: i18n.t('settings.on') },
    { value: 'LAST', words: i18n.t('settings.asBefore') },
  ];
}

/** What an output may do when contact with the house is lost. */
export function lostChoices(i18n: I18n): Choice<LimitsDraft['onLost']>[] {
  return [
    { value: 'KEEP', words: i18n.t('settings.asItIs') },
    { value: 'OFF', words: i18n.t('settings.off') },
    { value: 'ON', words: i18n.t('settings.on') },
  ];
}
