import {
  COMMAND_WATCH_AFTER_MS,
  CONFIRMED_SHOWN_MS,
  FAILURE_SHOWN_MS,
  REPORT_GRACE_MS,
} from '@/config/timings';
import type { CapabilityView, CommandView, PresenceView, ReadingView } from '@/lib/views';
import { isRefusalOver, standingWish } from './refusal-end';

/** What this person just tapped, until the gateway has taken or refused it. */
export interface Wish {
  /** On or off, or how bright; absent for a pulse. */
  readonly value?: boolean | number;
  /** Names the request: the gateway takes it once, however often it is sent. */
  readonly key: string;
  /** Gateway time of the tap, in ms. */
  readonly at: number;
  /**
   * The code of the problem that refused it; `no_contact` when the gateway was not reached,
   * `no_answer` when it did not answer in time.
   */
  readonly failure?: string;
  /** True when nobody knows whether the gateway took it. */
  readonly isUnheard?: boolean;
}

/** Everything a card can say about a relay. `lastKnown` is what the device reported, never what was wished. */
export type RelayState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'settled'; readonly on: boolean; readonly since: string }
  | { readonly kind: 'pending'; readonly wanted: boolean; readonly lastKnown: boolean | undefined }
  | { readonly kind: 'confirmed'; readonly on: boolean; readonly tookMillis: number }
  | { readonly kind: 'unproved'; readonly on: boolean }
  | {
      readonly kind: 'unconfirmed';
      readonly wanted: boolean;
      readonly lastKnown: boolean | undefined;
    }
  | { readonly kind: 'unsent'; readonly wanted: boolean; readonly lastKnown: boolean | undefined }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly wanted: boolean;
      readonly lastKnown: boolean | undefined;
    }
  | {
      readonly kind: 'offline';
      readonly since: string | undefined;
      /** When it said that it would be back; undefined unless it is asleep. */
      readonly asleepUntil: string | undefined;
      readonly lastKnown: boolean | undefined;
    };

/** What the card judges by. */
export interface RelayFacts {
  readonly capability: CapabilityView;
  readonly presence: PresenceView;
  /** All parts of the device; an interlock is about another one. */
  readonly siblings?: readonly CapabilityView[];
  readonly wish?: Wish | undefined;
  /** Gateway time in ms. */
  readonly now: number;
}

/**
 * The truth about a relay, from what the device reported and what became of the newest command.
 * A running command is told first, then an absent device, then how the last command ended.
 */
export function relayStateOf(facts: RelayFacts): RelayState {
  const { capability, presence, now } = facts;
  const reported = capability.reported;
  const lastKnown = isOn(reported);
  return (
    fromWish(standingWish(facts), lastKnown, now) ??
    fromRunning(capability.lastCommand, lastKnown, now) ??
    fromAbsence(presence, lastKnown) ??
    fromEnd(facts) ??
    settled(reported)
  );
}

function fromAbsence(
  presence: PresenceView,
  lastKnown: boolean | undefined,
): RelayState | undefined {
  if (presence.online) return undefined;
  const { since, sleepsUntil } = presence;
  return { kind: 'offline', since, asleepUntil: sleepsUntil, lastKnown };
}

/** What the device reported of a relay; undefined when it has not yet. */
export function isOn(reading: ReadingView | undefined): boolean | undefined {
  if (reading === undefined) return undefined;
  return typeof reading.value === 'number' ? reading.value > 0 : reading.value;
}

function settled(reported: ReadingView | undefined): RelayState {
  const on = isOn(reported);
  if (reported === undefined || on === undefined) return { kind: 'unknown' };
  return { kind: 'settled', on, since: reported.since };
}

function fromWish(
  wish: Wish | undefined,
  lastKnown: boolean | undefined,
  now: number,
): RelayState | undefined {
  if (wish === undefined) return undefined;
  const wanted = wish.value === true;
  if (wish.failure === undefined) return { kind: 'pending', wanted, lastKnown };
  if (now - wish.at > FAILURE_SHOWN_MS) return undefined;
  if (wish.failure === 'no_contact') return { kind: 'unsent', wanted, lastKnown };
  if (wish.failure === 'no_answer') return { kind: 'unconfirmed', wanted, lastKnown };
  return { kind: 'refused', reason: wish.failure, wanted, lastKnown };
}

function fromRunning(
  command: CommandView | undefined,
  lastKnown: boolean | undefined,
  now: number,
): RelayState | undefined {
  if (command === undefined || command.endedAt !== undefined || !isRunning(command))
    return undefined;
  const wanted = command.value === true;
  // No word long after the deadline: the screen stops waiting, and says only what it knows.
  const givenUp = now > Date.parse(command.expiresAt) + 2 * COMMAND_WATCH_AFTER_MS;
  return { kind: givenUp ? 'unconfirmed' : 'pending', wanted, lastKnown };
}

/** True until a command has its end. */
export function isRunning(command: CommandView): boolean {
  return command.state === 'QUEUED' || command.state === 'SENT';
}

function fromEnd(facts: RelayFacts): RelayState | undefined {
  const { now } = facts;
  const { lastCommand: command, reported } = facts.capability;
  if (command?.endedAt === undefined || command.operation !== 'SET') return undefined;
  const ended = Date.parse(command.endedAt);
  const wanted = command.value === true;
  const lastKnown = isOn(reported);
  switch (command.state) {
    case 'QUEUED':
    case 'SENT':
      return undefined;
    case 'ACKNOWLEDGED':
    case 'ACKNOWLEDGED_LATE':
      return fromAcknowledgement(command, reported, ended, now);
    case 'REJECTED':
    case 'FAILED': {
      const { reason = 'unknown' } = command;
      if (isOvertaken(reported, ended, now) || isRefusalOver(facts, ended, reason))
        return undefined;
      return { kind: 'refused', reason, wanted, lastKnown };
    }
    case 'EXPIRED_UNSENT':
      return isOvertaken(reported, ended, now) ? undefined : { kind: 'unsent', wanted, lastKnown };
    case 'EXPIRED_UNCONFIRMED':
      return isOvertaken(reported, ended, now)
        ? undefined
        : { kind: 'unconfirmed', wanted, lastKnown };
  }
}

function fromAcknowledgement(
  command: CommandView,
  reported: ReadingView | undefined,
  ended: number,
  now: number,
): RelayState | undefined {
  const wanted = command.value === true;
  const lastKnown = isOn(reported);
  const changedSince =
    reported !== undefined && Date.parse(reported.since) > ended + REPORT_GRACE_MS;
  if (changedSince) return undefined;
  if (lastKnown !== wanted) {
    if (now <= ended + REPORT_GRACE_MS) return { kind: 'pending', wanted, lastKnown };
    return isOvertaken(reported, ended, now)
      ? undefined
      : { kind: 'unconfirmed', wanted, lastKnown };
  }
  if (command.proof === undefined || command.proof === 'NONE')
    return { kind: 'unproved', on: wanted };
  if (!command.confirmed || now - ended >= CONFIRMED_SHOWN_MS) return undefined;
  return { kind: 'confirmed', on: wanted, tookMillis: command.tookMillis ?? 0 };
}

/**
 * A failure stands until the device changed its state, or has reported again and people had time to
 * read the failure.
 */
export function isOvertaken(
  reported: ReadingView | undefined,
  ended: number,
  now: number,
): boolean {
  if (reported === undefined) return false;
  if (Date.parse(reported.since) > ended) return true;
  return Date.parse(reported.at) > ended && now - ended > FAILURE_SHOWN_MS;
}
