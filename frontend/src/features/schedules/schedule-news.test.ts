import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import type { CommandView, ConflictView, FiringView, ScheduleView } from '@/lib/views';
import { conflictsOf, conflictWords } from './conflict-words';
import { dayLine, detailWords, firingWords, isTrouble } from './firing-words';
import { nextWords, pauseWords } from './next-words';

const formats = new Formats('en-GB', 'Europe/Athens');
const now = Date.parse('2027-03-22T16:04:20Z');
const live = { enabled: true, paused: false, nextAt: '2027-03-23T05:00:00Z' } as ScheduleView;
const next = (part: Partial<ScheduleView>) => nextWords(i18n, formats, { ...live, ...part }, now);

describe('when a schedule comes next', () => {
  it('is said with what stands before it', () => {
    expect(next({})).toEqual(['Next: Tue 07:00']);
    expect(next({ nextPhase: 'END' })).toEqual(['Ends: Tue 07:00']);
    expect(next({ skipsNext: '2027-03-22T17:00:00Z' })).toEqual([
      'Leaves out 19:00',
      'Next: Tue 07:00',
    ]);
    const held = { paused: true, pausedBy: 'HOME', pausedUntil: '2027-08-14T21:00:00Z' } as const;
    expect(next(held)[0]).toBe('Paused until Sun 15 Aug, with all of the home');
    expect(next({ enabled: false })).toEqual(['Switched off']);
  });

  it('is said to be by the clock of the home where the schedule has another', () => {
    const abroad = { zone: 'America/New_York', ownZone: true };
    expect(next({ ...abroad, skipsNext: '2027-03-22T18:00:00Z' })).toEqual([
      'Leaves out 20:00 here',
      'Next: Tue 07:00 here',
    ]);
    expect(next({ zone: 'Europe/Athens', ownZone: true })).toEqual(['Next: Tue 07:00']);
  });

  it('is not promised to a pause without end', () => {
    const { nextAt, ...rest } = live;
    expect(nextAt).toBeDefined();
    expect(nextWords(i18n, formats, { ...rest, paused: true }, now)).toEqual(['Paused']);
    expect(nextWords(i18n, formats, rest, now)).toEqual(['No next time']);
  });

  it('says why the gateway stopped it', () => {
    const stopped = { enabled: false, stopped: 'MAKER_REMOVED' } as const;
    expect(next({ ...stopped, stoppedPerson: 'Maria' })).toEqual([
      'Stopped: Maria, who made it, was removed',
    ]);
    expect(next({ enabled: false, stopped: 'MAKER_LEFT' })).toEqual([
      'Stopped: who made it deleted their account',
    ]);
  });

  it('says who paused what until when', () => {
    const pause = { id: 'p', scope: 'HOME', from: '', keep: [] } as const;
    expect(pauseWords(i18n, formats, { ...pause, keep: [] }, '')).toBe(
      'All schedules are paused until somebody ends it.',
    );
    expect(
      pauseWords(
        i18n,
        formats,
        {
          ...pause,
          keep: [],
          scope: 'GROUP',
          until: '2027-08-14T21:00:00Z',
          byName: 'Maria',
        },
        'All lamps',
      ),
    ).toBe('The schedules of All lamps are paused until Sun 15 Aug, by Maria.');
  });
});

describe('what became of a due moment', () => {
  const fired: FiringView = {
    dueAt: '2027-03-22T16:00:00Z',
    phase: 'START',
    outcome: 'FIRED',
    judgement: 'AS_PLANNED',
    scene: false,
    recordedAt: '2027-03-22T16:00:00Z',
  };
  const done = { state: 'ACKNOWLEDGED' } as CommandView;
  const failed = { state: 'FAILED', reason: 'device-offline' } as CommandView;
  const words = (part: Partial<FiringView>) => firingWords(i18n, formats, { ...fired, ...part });
  const details = (part: Partial<FiringView>) => detailWords(i18n, formats, { ...fired, ...part });

  it('says what was to be done', () => {
    expect(words({ value: true, command: done })).toBe('Turn on – done');
    expect(words({ value: false, command: failed })).toBe('Turn off – not done: offline');
    expect(words({ value: 40, command: done })).toBe('Set to 40\u00A0% – done');
    expect(words({ scene: true, parts: 2, done: 2, open: 0 })).toBe('Start the scene – done');
  });

  it('is told where it is not known what was to be done', () => {
    expect(words({ command: done })).toBe('Done');
    expect(words({ outcome: 'MISSED', reason: 'gateway-down' })).toBe(
      'Not done: the gateway was off',
    );
    expect(words({ outcome: 'SKIPPED', reason: 'paused' })).toBe('Skipped: it was paused');
  });

  it('was not done when it was held, and does not wait', () => {
    expect(words({ outcome: 'HELD', reason: 'no-trusted-time' })).toBe(
      'Not done: the gateway did not trust its clock',
    );
  });

  it('is not said to be done while its command waits', () => {
    expect(words({ command: { state: 'QUEUED' } as CommandView })).toBe('Waiting for the device');
    expect(words({ command: { state: 'SENT' } as CommandView })).toBe('Sent, not answered yet');
    expect(words({ command: { state: 'EXPIRED_UNCONFIRMED' } as CommandView })).toBe(
      'Not confirmed: the device did not answer in time',
    );
  });

  it('is late when it was done late', () => {
    expect(words({ value: true, command: done, lateAt: '2027-03-22T18:00:00Z' })).toBe(
      'Turn on – late: at 20:00',
    );
    expect(words({ value: true, command: done, lateAt: '2027-03-23T05:00:00Z' })).toBe(
      'Turn on – late: at 23 Mar 2027, 07:00',
    );
    expect(words({ outcome: 'RAN_LOCALLY', lateAt: '2027-03-22T18:00:00Z' })).toBe(
      'Ran on the device, late: at 20:00',
    );
  });

  it('counts the parts of a group', () => {
    expect(words({ parts: 3, done: 2, open: 0 })).toBe('2 of 3 confirmed');
    expect(words({ parts: 3, done: 1, open: 1 })).toBe('Waiting: 1 of 3 confirmed so far');
    expect(details({ parts: 4, done: 4, open: 0 })).toEqual(['4 of 4 confirmed']);
  });

  it('is told of devices that ran it by themselves', () => {
    const alone = { outcome: 'RAN_LOCALLY' } as const;
    expect(words(alone)).toBe('Ran on the device');
    expect(words({ ...alone, command: { state: 'EXPIRED_UNCONFIRMED' } as CommandView })).toBe(
      'Ran on the device',
    );
    expect(words({ ...alone, reason: 'interlock' })).toBe(
      'The device tried it by itself, not done: another output must be off first',
    );
    expect(words({ ...alone, parts: 3, done: 1, open: 0 })).toBe(
      'Ran on at least 1 of 3 by themselves',
    );
  });

  it('is told with its chance and its end', () => {
    expect(
      details({
        phase: 'END',
        firedAt: '2027-03-22T16:07:00Z',
        command: { state: 'ACKNOWLEDGED_LATE' } as CommandView,
      }),
    ).toEqual(['The end of it', 'At 18:07 (random time)', 'The device did it, and answered late']);
    expect(details({ command: done })).toEqual([]);
  });

  it('troubles a person when the gateway judges so', () => {
    expect(isTrouble({ judgement: 'AS_PLANNED' })).toBe(false);
    expect(isTrouble({ judgement: 'OPEN' })).toBe(false);
    expect(isTrouble({ judgement: 'OTHERWISE' })).toBe(true);
  });

  it('makes the line of the day', () => {
    const day = { asPlanned: 14, settled: 14, open: 0, toCome: 3 };
    expect(dayLine(i18n, day)).toBe('Today: 14 of 14 as planned');
    expect(dayLine(i18n, { ...day, open: 2 })).toBe('Today: 14 of 14 as planned, 2 still waiting');
    expect(dayLine(i18n, { asPlanned: 0, settled: 0, open: 1, toCome: 2 })).toBe(
      'Today: one is waiting for its device',
    );
    expect(dayLine(i18n, { asPlanned: 0, settled: 0, open: 0, toCome: 2 })).toBe(
      'Today: nothing was due yet, 2 to come',
    );
  });
});

describe('a conflict', () => {
  const conflict: ConflictView = {
    at: '2027-03-23T05:00:00Z',
    local: '2027-03-23T07:00:00',
    device: 'ceiling-lamp',
    capability: 'relay1',
    value: true,
    schedule: 's',
    name: 'Away',
    otherValue: false,
  };
  const later = { ...conflict, local: '2027-03-24T07:00:00' };
  const words = (all: readonly ConflictView[], own: string) =>
    conflictsOf(all).map((found) =>
      conflictWords(i18n, 'en-GB', found, { device: 'Ceiling lamp', own }),
    );

  it('is told once for each other schedule', () => {
    expect(words([conflict, later], 'Morning')).toEqual([
      'Ceiling lamp is told on and off at 07:00 (Morning, Away).',
    ]);
    expect(
      words([conflict, { ...later, schedule: 't', name: 'Party', otherValue: 40 }], ''),
    ).toEqual([
      'Ceiling lamp is told on and off on Tue 23 Mar at 07:00 (Away).',
      'Ceiling lamp is told on and 40\u00A0% on Wed 24 Mar at 07:00 (Party).',
    ]);
  });

  it('names the first moment when they differ', () => {
    expect(words([conflict, { ...later, local: '2027-03-24T07:30:00' }], '')).toEqual([
      'Ceiling lamp is told on and off at the same moments, first on Tue 23 Mar at 07:00 (Away).',
    ]);
  });
});
