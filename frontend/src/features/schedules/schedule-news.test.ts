import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import type { CommandView, ConflictView, FiringView, ScheduleView } from '@/lib/views';
import { conflictsOf, conflictWords } from './conflict-words';
import { dayLine, detailWords, isTrouble, outcomeWords, ran } from './firing-words';
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
  const fired = {
    dueAt: '2027-03-22T16:00:00Z',
    phase: 'START',
    outcome: 'FIRED',
    recordedAt: '',
  } as FiringView;
  const done = { state: 'ACKNOWLEDGED' } as CommandView;
  const failed = { state: 'FAILED', reason: 'device-offline' } as CommandView;
  const details = (part: Partial<FiringView>) => detailWords(i18n, formats, { ...fired, ...part });

  it('is told with its reason, its chance and the end of its command', () => {
    expect(details({ outcome: 'MISSED', reason: 'superseded' })).toEqual([
      'a later one was due already',
    ]);
    expect(details({ phase: 'END', firedAt: '2027-03-22T16:07:00Z', command: done })).toEqual([
      'The end of it',
      'At 18:07 (random time)',
      'The device did it',
    ]);
    expect(details({ command: failed })).toEqual(['The device could not do it: offline']);
    expect(details({ commands: 4, acknowledged: 3 })).toEqual(['3 of 4 confirmed']);
    expect(details({ outcome: 'HELD', reason: 'clock-not-trusted' })).toEqual([]);
  });

  it('troubles a person unless they wanted it so', () => {
    const trouble = (part: Partial<FiringView>) => isTrouble({ ...fired, ...part });
    expect(trouble({ command: done })).toBe(false);
    expect(trouble({ outcome: 'SKIPPED', reason: 'paused' })).toBe(false);
    expect(trouble({ outcome: 'MISSED' })).toBe(true);
    expect(trouble({ outcome: 'HELD' })).toBe(true);
    expect(trouble({ command: failed })).toBe(true);
    expect(trouble({ commands: 4, acknowledged: 3 })).toBe(true);
  });

  it('is not said to have run when its command failed', () => {
    const words = (part: Partial<FiringView>) => outcomeWords(i18n, { ...fired, ...part });
    expect(words({ command: done })).toBe('Ran');
    expect(words({ command: failed })).toBe('Tried');
    expect(ran({ ...fired, command: failed })).toBe(false);
  });

  it('makes the line of the day', () => {
    expect(dayLine(i18n, { asPlanned: 14, settled: 14, toCome: 3 })).toBe(
      'Today: 14 of 14 as planned',
    );
    expect(dayLine(i18n, { asPlanned: 0, settled: 0, toCome: 2 })).toBe(
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
