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

/** The wish, while there is something to say of it: not one whose refusal is over. */
export function standingWish(facts: RelayFacts): Wish | undefined {
  const { wish } = facts;
  if (wish?.failure === undefined || wish.failure === 'no_contact') return wish;
  return isRefusalOver(facts, wish.at, wish.failure) ? undefined : wish;
}

function isAfter(instant: string | undefined, moment: number): boolean {
  return instant !== undefined && Date.parse(instant) > moment;
}
