import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { JournalEntryView } from '@/lib/views';
import type { Part } from './part';

/** What became of a part of a device: a button is pressed, a dimmer has a level, a gate gives a pulse. */
export function changedWords(
  i18n: I18n,
  formats: Formats,
  { kind, words }: Part,
  value: JournalEntryView['value'],
): string {
  const device = words;
  const on = value === true || (typeof value === 'number' && value > 0);
  switch (kind) {
    case 'relay':
      return on ? i18n.t('journal.turnedOn', { device }) : i18n.t('journal.turnedOff', { device });
    case 'dimmer':
      if (!on) return i18n.t('journal.turnedOff', { device });
      return i18n.t('journal.turnedTo', { device, level: formats.quantity(Number(value), '%') });
    case 'gate':
      return on ? i18n.t('journal.pulsed', { device }) : i18n.t('journal.pulseOver', { device });
    case 'button':
      return i18n.t('journal.pressed', { device });
    case 'motion':
      return on ? i18n.t('journal.motion', { device }) : i18n.t('journal.noMotion', { device });
    case 'input':
    case 'unknown':
      if (typeof value === 'number')
        return i18n.t('journal.nowAt', { device, value: formats.number(value) });
      return on ? i18n.t('journal.nowOn', { device }) : i18n.t('journal.nowOff', { device });
  }
}
