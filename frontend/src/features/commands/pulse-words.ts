import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { DeviceView } from '@/lib/views';
import type { PulseState } from './pulse-state';
import { refusalWords } from './refusal-words';
import type { RelayLooks } from './relay-looks';

/** The sentence on the card of a gate, or of another relay that is only pulsed. */
export function pulseWords(
  i18n: I18n,
  formats: Formats,
  device: DeviceView,
  state: PulseState,
  now: number,
): string {
  switch (state.kind) {
    case 'rest':
      return isGate(device) ? i18n.t('gate.closed') : i18n.t('pulse.rest');
    case 'pending':
      return isGate(device) ? i18n.t('gate.opening') : i18n.t('pulse.pending');
    case 'confirmed':
      return i18n.t('pulse.confirmed', { millis: formats.quantity(state.tookMillis, 'ms') });
    case 'unproved':
      return i18n.t('pulse.unproved');
    case 'unconfirmed':
      return isGate(device) ? i18n.t('gate.unconfirmed') : i18n.t('card.unconfirmed');
    case 'unsent':
      return i18n.t('card.unsent');
    case 'refused':
      return refusalWords(i18n, state.reason);
    case 'offline':
      return state.since === undefined
        ? i18n.t('card.offline')
        : i18n.t('card.offlineSince', { time: formats.moment(state.since, now) });
  }
}

/** True when people call the pulse "open". */
export function isGate(device: DeviceView): boolean {
  return device.icon === 'gate';
}

/** How the card of a gate is drawn; it is never lit, because nothing stays on. */
export function pulseLooks(state: PulseState): RelayLooks {
  switch (state.kind) {
    case 'rest':
    case 'pending':
    case 'confirmed':
      return { card: 'plain', tone: 'plain' };
    case 'unproved':
      return { card: 'plain', tone: 'warn' };
    case 'unconfirmed':
    case 'unsent':
    case 'refused':
      return { card: 'plain', tone: 'bad' };
    case 'offline':
      return { card: 'offline', tone: 'plain' };
  }
}
