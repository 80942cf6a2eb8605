import type { CapabilityView } from '@/lib/views';
import type { RelayFacts, Wish } from './relay-state';

/**
 * True when what stood against a command has changed since it was refused (gateway time in ms): the
 * device went or came back, or this part changed its state; for an interlock, another part did.
 */
export function isRefusalOver(facts: RelayFacts, refusedAt: number, reason: string): boolean {
  const { capability, presence, siblings = [] } = facts;
  if (isAfter(presence.since, refusedAt)) return true;
  const changed = (part: CapabilityView) => isAfter(part.reported?.since, refusedAt);
  return changed(capability) || (reason === 'interlock' && siblings.some(changed));
}

/**
 * The wish, while there is something to say of it: not one whose refusal is over, and not one that had
 * no answer once the live stream has told a command taken since, or another state.
 */
export function standingWish(facts: RelayFacts): Wish | undefined {
  const { wish } = facts;
  if (wish?.failure === undefined || wish.failure === 'no_contact') return wish;
  const isOver =
    wish.failure === 'no_answer'
      ? isToldSince(facts, wish.at)
      : isRefusalOver(facts, wish.at, wish.failure);
  return isOver ? undefined : wish;
}

function isToldSince({ capability }: RelayFacts, moment: number): boolean {
  const told = [capability.lastCommand?.queuedAt, capability.reported?.since];
  return told.some((at) => at !== undefined && Date.parse(at) >= moment);
}

function isAfter(instant: string | undefined, moment: number): boolean {
  return instant !== undefined && Date.parse(instant) > moment;
}
