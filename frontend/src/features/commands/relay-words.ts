import type { I18n } from '@lingui/core';
import type { Formats } from '@/lib/formats';
import { refusalWords } from './refusal-words';
import type { RelayState } from './relay-state';

/** The sentence on a card: exactly what is known, in words a neighbour uses. */
export function relayWords(i18n: I18n, formats: Formats, state: RelayState, now: number): string {
  switch (state.kind) {
    case 'unknown':
      return i18n.t('card.unknown');
    case 'settled': {
      const time = formats.moment(state.since, now);
      return state.on ? i18n.t('card.onSince', { time }) : i18n.t('card.offSince', { time });
    }
    case 'pending':
      return state.wanted ? i18n.t('card.turningOn') : i18n.t('card.turningOff');
    case 'confirmed': {
      const millis = formats.quantity(state.tookMillis, 'ms');
      return state.on
        ? i18n.t('card.onConfirmed', { millis })
        : i18n.t('card.offConfirmed', { millis });
    }
    case 'unproved':
      return state.on ? i18n.t('card.onUnproved') : i18n.t('card.offUnproved');
    case 'unconfirmed':
      return unconfirmedWords(i18n, state.lastKnown);
    case 'unsent':
      return unsentWords(i18n, state.lastKnown);
    case 'refused':
      return refusalWords(i18n, state.reason);
    case 'offline':
      if (state.asleepUntil !== undefined)
        return asleepWords(i18n, state.lastKnown, formats.moment(state.asleepUntil, now));
      return offlineWords(
        i18n,
        state,
        state.since === undefined ? '' : formats.moment(state.since, now),
      );
  }
}

function unconfirmedWords(i18n: I18n, lastKnown: boolean | undefined): string {
  if (lastKnown === undefined) return i18n.t('card.unconfirmed');
  return lastKnown ? i18n.t('card.unconfirmedOn') : i18n.t('card.unconfirmedOff');
}

function unsentWords(i18n: I18n, lastKnown: boolean | undefined): string {
  if (lastKnown === undefined) return i18n.t('card.unsent');
  return lastKnown ? i18n.t('card.unsentOn') : i18n.t('card.unsentOff');
}

function asleepWords(i18n: I18n, lastKnown: boolean | undefined, time: string): string {
  if (lastKnown === undefined) return i18n.t('card.asleep', { time });
  return lastKnown ? i18n.t('card.asleepOn', { time }) : i18n.t('card.asleepOff', { time });
}

function offlineWords(i18n: I18n, state: { lastKnown: boolean | undefined }, time: string): string {
  if (time === '') return i18n.t('card.offline');
  if (state.lastKnown === undefined) return i18n.t('card.offlineSince', { time });
  return state.lastKnown ? i18n.t('card.offlineOn', { time }) : i18n.t('card.offlineOff', { time });
}
