import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { CapabilityView, PresenceView } from '@/lib/views';
import { isButton, isMotion } from './cards';

/** What an input tells: when a button on a wall was pressed last, whether there is motion, or a contact on or off. */
export function inputWords(
  i18n: I18n,
  formats: Formats,
  capability: CapabilityView,
  presence: PresenceView,
  now: number,
): string {
  const { reported } = capability;
  if (reported === undefined)
    return isButton(capability) ? i18n.t('button.never') : i18n.t('card.unknown');
  const time = formats.moment(reported.since, now);
  if (isButton(capability)) return i18n.t('button.pressed', { time });
  const on = reported.value === true;
  if (!presence.online) return lastKnownWords(i18n, capability, on);
  if (isMotion(capability))
    return on ? i18n.t('motion.since', { time }) : i18n.t('motion.noneSince', { time });
  return on ? i18n.t('card.onSince', { time }) : i18n.t('card.offSince', { time });
}

function lastKnownWords(i18n: I18n, capability: CapabilityView, on: boolean): string {
  if (isMotion(capability)) return on ? i18n.t('motion.last') : i18n.t('motion.lastNone');
  return on ? i18n.t('input.lastOn') : i18n.t('input.lastOff');
}
