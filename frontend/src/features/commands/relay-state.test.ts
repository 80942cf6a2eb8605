import { describe, expect, it } from 'vitest';
import type { CapabilityView, CommandView } from '@/lib/views';
import { relayStateOf, type RelayState, type Wish } from './relay-state';

const T0 = Date.parse('2027-03-22T16:00:00Z');
const iso = (seconds: number) => new Date(T0 + seconds * 1000).toISOString();

const off = { value: false, at: iso(-60), since: iso(-3600) };
const on = { value: true, at: iso(0.2), since: iso(0.2) };

function command(part: Partial<CommandView>): CommandView {
  return {
    id: '01J',
    device: 'lamp',
    capability: 'relay1',
    operation: 'SET',
    value: true,
    state: 'SENT',
    confirmed: false,
    queuedAt: iso(0),
    expiresAt: iso(3),
    cause: { kind: 'PERSON' },
    ...part,
  };
}

const confirmed = command({
  state: 'ACKNOWLEDGED',
  confirmed: true,
  proof: 'FEEDBACK',
  endedAt: iso(0.143),
  tookMillis: 143,
});

function stateAt(
  seconds: number,
  part: Partial<CapabilityView>,
  online = true,
  wish?: Wish,
): RelayState {
  const capability = {
    id: 'relay1',
    kind: 'RELAY',
    operations: ['SET'],
    feedback: true,
    ...part,
  } as const;
  return relayStateOf({
    capability: { ...capability, operations: ['SET'] },
    presence: { online, since: iso(-10) },
    wish,
    now: T0 + seconds * 1000,
  });
}

describe('relayStateOf', () => {
  it('shows the old light while a command is under way', () => {
    expect(stateAt(1, { reported: off, lastCommand: command({}) })).toEqual({
      kind: 'pending',
      wanted: true,
      lastKnown: false,
    });
  });

  it('stops waiting when no end is told long after the deadline', () => {
    expect(stateAt(8, { reported: off, lastCommand: command({}) }).kind).toBe('unconfirmed');
  });

  it('says confirmed for 10 s, then settles', () => {
    const facts = { reported: on, lastCommand: confirmed };
    expect(stateAt(10, facts)).toEqual({ kind: 'confirmed', on: true, tookMillis: 143 });
    expect(stateAt(10.2, facts)).toEqual({ kind: 'settled', on: true, since: on.since });
  });

  it('waits for the report after an acknowledgement, and never lights up on the answer alone', () => {
    const answered = { reported: off, lastCommand: { ...confirmed, confirmed: false } };
    expect(stateAt(1, answered).kind).toBe('pending');
    expect(stateAt(2, answered)).toEqual({ kind: 'unconfirmed', wanted: true, lastKnown: false });
  });

  it('keeps warning about a state that nothing proved', () => {
    const facts = { reported: on, lastCommand: { ...confirmed, proof: 'NONE' as const } };
    expect(stateAt(3600, facts)).toEqual({ kind: 'unproved', on: true });
  });

  it('forgets the command when the device changed by itself afterwards', () => {
    const later = { value: false, at: iso(60), since: iso(60) };
    expect(stateAt(61, { reported: later, lastCommand: confirmed })).toEqual({
      kind: 'settled',
      on: false,
      since: later.since,
    });
  });

  it('lets a failure stand until the device reports again and people could read it', () => {
    const expired = command({ state: 'EXPIRED_UNCONFIRMED', endedAt: iso(3) });
    const again = { value: false, at: iso(30), since: off.since };
    expect(stateAt(40, { reported: again, lastCommand: expired }).kind).toBe('unconfirmed');
    expect(stateAt(70, { reported: again, lastCommand: expired }).kind).toBe('settled');
    expect(stateAt(700, { reported: off, lastCommand: expired }).kind).toBe('unconfirmed');
  });

  it('takes a late acknowledgement as the truth', () => {
    const late = {
      ...confirmed,
      state: 'ACKNOWLEDGED_LATE' as const,
      endedAt: iso(5),
      tookMillis: 5000,
    };
    const report = { value: true, at: iso(5), since: iso(5) };
    expect(stateAt(6, { reported: report, lastCommand: late }).kind).toBe('confirmed');
  });

  it('ends the words of a refusal when what stood against it has changed', () => {
    const rejected = command({ state: 'REJECTED', reason: 'interlock', endedAt: iso(0.1) });
    const capability: CapabilityView = {
      id: 'relay1',
      kind: 'RELAY',
      operations: ['SET'],
      feedback: true,
      reported: off,
      lastCommand: rejected,
    };
    const other = (at: number): CapabilityView => ({
      ...capability,
      id: 'relay2',
      reported: { value: false, at: iso(at), since: iso(at) },
    });
    const presence = { online: true, since: iso(-10) };
    const facts = { capability, presence, now: T0 + 6000 };
    const refused = { ...facts, siblings: [capability, other(-1)] };
    expect(relayStateOf(refused).kind).toBe('refused');
    expect(relayStateOf({ ...facts, siblings: [capability, other(5)] }).kind).toBe('settled');
    expect(relayStateOf({ ...refused, presence: { online: true, since: iso(5) } }).kind).toBe(
      'settled',
    );
    const limit = { ...capability, lastCommand: { ...rejected, reason: 'limit_max_on' } };
    expect(relayStateOf({ ...facts, capability: limit, siblings: [other(5)] }).kind).toBe(
      'refused',
    );
  });

  it('ends the words of a wish that was refused when the device is back', () => {
    const capability: CapabilityView = {
      id: 'relay1',
      kind: 'RELAY',
      operations: ['SET'],
      feedback: true,
      reported: off,
    };
    const wish = { value: true, key: 'k', at: T0, failure: 'device-offline' };
    const facts = { capability, wish, now: T0 + 6000 };
    const seen = (since: number) =>
      relayStateOf({ ...facts, presence: { online: true, since: iso(since) } }).kind;
    expect(seen(-10)).toBe('refused');
    expect(seen(5)).toBe('settled');
  });

  it('tells offline apart from off', () => {
    expect(stateAt(0, { reported: off }, false)).toEqual({
      kind: 'offline',
      since: iso(-10),
      lastKnown: false,
    });
  });

  it('names a wish that never left the browser', () => {
    const capability: CapabilityView = {
      id: 'relay1',
      kind: 'RELAY',
      operations: ['SET'],
      feedback: true,
      reported: off,
    };
    const facts = { capability, presence: { online: true }, now: T0 };
    const wish = { value: true, key: 'k', at: T0 };
    expect(relayStateOf({ ...facts, wish }).kind).toBe('pending');
    expect(relayStateOf({ ...facts, wish: { ...wish, failure: 'no_contact' } }).kind).toBe(
      'unsent',
    );
    expect(relayStateOf({ ...facts, wish: { ...wish, failure: 'not-your-right' } })).toEqual({
      kind: 'refused',
      reason: 'not-your-right',
      wanted: true,
      lastKnown: false,
    });
  });

  describe('of a wish that got no answer', () => {
    const wish = { value: true, key: 'k', at: T0, failure: 'no_answer' };
    const before = command({ ...confirmed, value: false, queuedAt: iso(-20), endedAt: iso(-19) });

    it('says that it is not confirmed, with what was known', () => {
      expect(stateAt(4, { reported: off, lastCommand: before }, true, wish)).toEqual({
        kind: 'unconfirmed',
        wanted: true,
        lastKnown: false,
      });
    });

    it('gives way to what the live stream tells: the command, or the state', () => {
      const running = command({ queuedAt: iso(2.9), expiresAt: iso(5.9) });
      expect(stateAt(4, { reported: off, lastCommand: running }, true, wish).kind).toBe('pending');
      expect(stateAt(4, { reported: on, lastCommand: before }, true, wish).kind).toBe('settled');
    });
  });
});
