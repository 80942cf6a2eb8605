import type { RelayState } from './relay-state';

/** How a card is drawn; the words beside it say the same. */
export interface RelayLooks {
  readonly card: 'plain' | 'lit' | 'offline';
  readonly tone: 'plain' | 'lit' | 'warn' | 'bad';
}

/** The looks for each state. A card is lit only by what the device reported. */
export function looksOf(state: RelayState): RelayLooks {
  switch (state.kind) {
    case 'unknown':
      return { card: 'plain', tone: 'plain' };
    case 'settled':
    case 'confirmed':
      return state.on ? { card: 'lit', tone: 'lit' } : { card: 'plain', tone: 'plain' };
    case 'pending':
      return state.lastKnown === true
        ? { card: 'lit', tone: 'lit' }
        : { card: 'plain', tone: 'plain' };
    case 'unproved':
      // On the glow, the ink of the glow reads better than amber; the words carry the warning.
      return state.on ? { card: 'lit', tone: 'lit' } : { card: 'plain', tone: 'warn' };
    case 'unconfirmed':
    case 'unsent':
    case 'refused':
      return { card: 'plain', tone: 'bad' };
    case 'offline':
      return { card: 'offline', tone: 'plain' };
  }
}

/** Where the thumb of the switch rests: the reported state, whatever was wished. */
export function shownOn(state: RelayState): boolean | undefined {
  switch (state.kind) {
    case 'unknown':
      return undefined;
    case 'settled':
    case 'confirmed':
    case 'unproved':
      return state.on;
    case 'pending':
    case 'unconfirmed':
    case 'unsent':
    case 'refused':
    case 'offline':
      return state.lastKnown;
  }
}
