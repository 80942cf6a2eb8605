import {
  COMMAND_WATCH_AFTER_MS,
  CONFIRMED_SHOWN_MS,
  FAILURE_SHOWN_MS,
  REPORT_GRACE_MS,
} from '@/config/timings';
import type { CommandView } from '@/lib/views';
import { isRefusalOver, standingWish } from './refusal-end';
import { isOn, isOvertaken, isRunning, type RelayFacts } from './relay-state';

/** Everything a card can say about a relay that is only pulsed: a gate, a door opener. */
export type PulseState =
  | { readonly kind: 'rest' | 'pending' | 'unproved' | 'unconfirmed' | 'unsent' }
  | { readonly kind: 'confirmed'; readonly tookMillis: number }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'offline'; readonly since: string | undefined };

/**
 * The truth about a pulse. It is never sent again by itself: a gate that may have moved is said to be
 * not confirmed, and the person decides.
 */
export function pulseStateOf(facts: RelayFacts): PulseState {
  return (
    fromWish(facts) ??
    fromRunning(facts) ??
    (facts.presence.online ? undefined : { kind: 'offline', since: facts.presence.since }) ??
    fromEnd(facts) ?? { kind: isOn(facts.capability.reported) === true ? 'pending' : 'rest' }
  );
}

function fromWish(facts: RelayFacts): PulseState | undefined {
  const wish = standingWish(facts);
  if (wish === undefined) return undefined;
  if (wish.failure === undefined) return { kind: 'pending' };
  if (facts.now - wish.at > FAILURE_SHOWN_MS) return undefined;
  // No answer is no proof that the gateway did not hear it.
  if (wish.failure === 'no_contact' || wish.failure === 'no_answer') return { kind: 'unconfirmed' };
  return { kind: 'refused', reason: wish.failure };
}

function fromRunning({ capability, now }: RelayFacts): PulseState | undefined {
  const command = capability.lastCommand;
  if (command === undefined || !isRunning(command)) return undefined;
  const givenUp = now > Date.parse(command.expiresAt) + 2 * COMMAND_WATCH_AFTER_MS;
  return { kind: givenUp ? 'unconfirmed' : 'pending' };
}

function fromEnd(facts: RelayFacts): PulseState | undefined {
  const { capability, now } = facts;
  const command = capability.lastCommand;
  if (command?.endedAt === undefined || command.operation !== 'PULSE') return undefined;
  const ended = Date.parse(command.endedAt);
  const isOld = now - ended > FAILURE_SHOWN_MS || isOvertaken(capability.reported, ended, now);
  switch (command.state) {
    case 'QUEUED':
    case 'SENT':
      return undefined;
    case 'ACKNOWLEDGED':
    case 'ACKNOWLEDGED_LATE':
      return fromAcknowledgement(command, now - ended);
    case 'REJECTED':
    case 'FAILED': {
      const { reason = 'unknown' } = command;
      return isOld || isRefusalOver(facts, ended, reason) ? undefined : { kind: 'refused', reason };
    }
    case 'EXPIRED_UNSENT':
      return isOld ? undefined : { kind: 'unsent' };
    case 'EXPIRED_UNCONFIRMED':
      return isOld ? undefined : { kind: 'unconfirmed' };
  }
}

function fromAcknowledgement(command: CommandView, ageMs: number): PulseState | undefined {
  if (ageMs >= CONFIRMED_SHOWN_MS) return undefined;
  if (command.confirmed) return { kind: 'confirmed', tookMillis: command.tookMillis ?? 0 };
  return { kind: ageMs <= REPORT_GRACE_MS ? 'pending' : 'unproved' };
}
