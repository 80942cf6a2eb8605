import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import type { LevelState } from './level-state';
import { refusalWords } from './refusal-words';
import { relayWords } from './relay-words';
import type { RelayState } from './relay-state';

/** The sentence on the card of a dimmer; off is said as of a relay. */
export function levelWords(i18n: I18n, formats: Formats, state: LevelState, now: number): string {
  const known = state.lastKnown ?? 0;
  const level = formats.quantity(known, '%');
  const time = state.since === undefined ? '' : formats.moment(state.since, now);
  switch (state.kind) {
    case 'pending':
      if (state.wanted === 0) return i18n.t('card.turningOff');
      return i18n.t('level.setting', { level: formats.quantity(state.wanted ?? 0, '%') });
    case 'refused':
      return refusalWords(i18n, state.reason ?? 'unknown');
    case 'settled':
      if (known > 0) return i18n.t('level.since', { level, time });
      break;
    case 'confirmed':
      if (known > 0) {
        const millis = formats.quantity(state.tookMillis ?? 0, 'ms');
        return i18n.t('level.confirmed', { level, millis });
      }
      break;
    case 'unproved':
      if (known > 0) return i18n.t('level.unproved', { level });
      break;
    case 'unconfirmed':
      if (known > 0) return i18n.t('level.unconfirmed', { level });
      break;
    case 'unsent':
      if (known > 0) return i18n.t('level.unsent', { level });
      break;
    case 'offline':
      if (known > 0 && time !== '' && state.asleepUntil === undefined)
        return i18n.t('level.offline', { level, time });
      break;
    case 'unknown':
      break;
  }
  return relayWords(i18n, formats, asRelay(state), now);
}

/** The same state as a relay has it, lit when the device reported any brightness. */
export function asRelay(state: LevelState): RelayState {
  const lastKnown = state.lastKnown === undefined ? undefined : state.lastKnown > 0;
  const on = lastKnown === true;
  const wanted = (state.wanted ?? 0) > 0;
  switch (state.kind) {
    case 'unknown':
      return { kind: 'unknown' };
    case 'settled':
      return { kind: 'settled', on, since: state.since ?? '' };
    case 'confirmed':
      return { kind: 'confirmed', on, tookMillis: state.tookMillis ?? 0 };
    case 'unproved':
      return { kind: 'unproved', on };
    case 'refused':
      return { kind: 'refused', reason: state.reason ?? 'unknown', wanted, lastKnown };
    case 'offline':
      return { kind: 'offline', since: state.since, asleepUntil: state.asleepUntil, lastKnown };
    case 'pending':
    case 'unconfirmed':
    case 'unsent':
      return { kind: state.kind, wanted, lastKnown };
  }
}
