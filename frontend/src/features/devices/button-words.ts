import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { CapabilityView } from '@/lib/views';

/** When a button on a wall was pressed last. */
export function buttonWords(
  i18n: I18n,
  formats: Formats,
  capability: CapabilityView,
  now: number,
): string {
  const pressed = capability.reported?.since;
  return pressed === undefined
    ? i18n.t('button.never')
    : i18n.t('button.pressed', { time: formats.moment(pressed, now) });
}
