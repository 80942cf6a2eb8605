import { FAILURE_SHOWN_MS } from '@/config/timings';
import type { ReadingView } from '@/lib/views';
import { standingWish } from './refusal-end';
import { relayStateOf, type RelayFacts, type RelayState } from './relay-state';

/** What a card can say about a dimmer. Levels are whole percent; `lastKnown` is what the device reported. */
export interface LevelState {
  readonly kind: RelayState['kind'];
  /** What was wished, by the newest wish or command. */
  readonly wanted: number | undefined;
  readonly lastKnown: number | undefined;
  /** ISO instant, for `settled` and `offline`. */
  readonly since?: string | undefined;
  /** When a device that sleeps said that it would be back. */
  readonly asleepUntil?: string | undefined;
  /** For `confirmed`. */
  readonly tookMillis?: number;
  /** For `refused`. */
  readonly reason?: string;
}

/**
 * The truth about a dimmer. It is judged by the rules of a relay for which "on" means "as bright as
 * was wished", so that one set of rules decides what counts as confirmed.
 */
export function levelStateOf(facts: RelayFacts): LevelState {
  const { reported, lastCommand } = facts.capability;
  const lastKnown = levelOf(reported);
  const asked = percent(lastCommand?.value);
  const state = relayStateOf({
    ...facts,
    capability: {
      ...facts.capability,
      ...(reported !== undefined && {
        reported: { ...reported, value: lastKnown !== undefined && lastKnown === asked },
      }),
      ...(lastCommand !== undefined && {
        lastCommand: { ...lastCommand, operation: 'SET', value: true },
      }),
    },
    ...(facts.wish !== undefined && { wish: { ...facts.wish, value: true } }),
  });
  return {
    kind: state.kind,
    lastKnown,
    wanted: wishStands(facts) ? percent(facts.wish?.value) : asked,
    ...('since' in state && { since: state.since }),
    ...('asleepUntil' in state && { asleepUntil: state.asleepUntil }),
    ...('tookMillis' in state && { tookMillis: state.tookMillis }),
    ...('reason' in state && { reason: state.reason }),
  };
}

/** What the device reported of a dimmer, in percent. */
export function levelOf(reading: ReadingView | undefined): number | undefined {
  return percent(reading?.value);
}

function percent(value: unknown): number | undefined {
  if (typeof value === 'boolean') return value ? 100 : 0;
  return typeof value === 'number' ? value : undefined;
}

function wishStands(facts: RelayFacts): boolean {
  const wish = standingWish(facts);
  if (wish === undefined) return false;
  return wish.failure === undefined || facts.now - wish.at <= FAILURE_SHOWN_MS;
}
