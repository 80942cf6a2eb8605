import type { I18n } from '@lingui/core';
import type { TrustSource } from '@/lib/views';

/** Who vouches for the gateway's clock. */
export function trustWords(i18n: I18n, source: TrustSource): string {
  switch (source) {
    case 'INTERNET':
      return i18n.t('time.byInternet');
    case 'HARDWARE_CLOCK':
      return i18n.t('time.byHardwareClock');
    case 'KERNEL':
      return i18n.t('time.byKernel');
    case 'PERSON':
      return i18n.t('time.byPerson');
    case 'SAME_BOOT':
      return i18n.t('time.bySameBoot');
    case 'HOUSEHOLD':
      return i18n.t('time.byHousehold');
    case 'MACHINE':
      return i18n.t('time.byMachine');
  }
}
