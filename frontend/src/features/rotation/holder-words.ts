import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { KeyHolder, RotationView } from '@/lib/views';

/** What a device said of the broker's keys, and why nothing more was heard of it. */
export function holderWords(
  i18n: I18n,
  formats: Formats,
  stage: RotationView['stage'],
  holder: KeyHolder,
  now: number,
): string {
  if (!holder.admitted) return i18n.t('brokerKey.disabled');
  if (holder.lockedOut) return i18n.t('brokerKey.lockedOut');
  if (stage === 'SWITCHED' && holder.cameByKeyInUse) return i18n.t('brokerKey.came');
  if (stage === 'SWITCHED' && holder.confirmed && holder.online)
    return i18n.t('brokerKey.stillBefore');
  if (holder.confirmed) return i18n.t('brokerKey.confirmed');
  return absenceWords(i18n, formats, holder, now);
}

function absenceWords(i18n: I18n, formats: Formats, holder: KeyHolder, now: number): string {
  const { online, since, sleepsUntil } = holder;
  if (online) return i18n.t('brokerKey.waiting');
  if (sleepsUntil !== undefined)
    return i18n.t('brokerKey.asleep', { time: formats.moment(sleepsUntil, now) });
  if (since === undefined) return i18n.t('brokerKey.never');
  return i18n.t('brokerKey.away', { time: formats.moment(since, now) });
}
