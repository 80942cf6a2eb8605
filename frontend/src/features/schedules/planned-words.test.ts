import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import type { PlannedFiringView } from '@/lib/views';
import { actionWords, isLeftOut, markWords, plannedMoment } from './planned-words';

const formats = new Formats('en-GB', 'Europe/Athens');
const firing: PlannedFiringView = {
  at: '2027-03-28T01:00:00Z',
  local: '2027-03-28T04:00:00',
  offset: '+03:00',
  phase: 'START',
  value: true,
  conflict: false,
};

describe('a planned firing', () => {
  it.each<[NonNullable<PlannedFiringView['mark']>, string]>([
    ['MOVED', 'Moved: clock change'],
    ['SKIPPED', 'Skipped: clock change'],
    ['FIRST_OF_TWO', 'Once: first of two'],
    ['BOTH_OF_TWO', 'Both: clock goes back'],
    ['SUN_FALLBACK', 'Sun does not set: uses 04:00'],
    ['NO_SUN', 'Sun does not set: nothing happens'],
    ['PAUSED', 'Paused'],
    ['SKIPPED_ONCE', 'Left out this once'],
  ])('that is marked %s says so', (mark, words) => {
    expect(markWords(i18n, formats, { ...firing, mark })).toBe(words);
  });

  it('says until when it is paused, and names the sun by what it should do', () => {
    const paused = { ...firing, mark: 'PAUSED', pausedUntil: '2027-08-14T21:00:00Z' } as const;
    expect(markWords(i18n, formats, paused)).toBe('Paused until 15 Aug');
    expect(markWords(i18n, formats, { ...firing, mark: 'NO_SUN' }, 'SUNRISE')).toBe(
      'Sun does not rise: nothing happens',
    );
    expect(markWords(i18n, formats, firing)).toBeUndefined();
  });

  it('is left out by a clock change, without sun, paused, or by wish', () => {
    const marks = ['MOVED', 'SKIPPED', 'NO_SUN', 'PAUSED', 'SKIPPED_ONCE', 'SUN_FALLBACK'] as const;
    expect(marks.filter((mark) => isLeftOut({ ...firing, mark }))).toEqual([
      'SKIPPED',
      'NO_SUN',
      'PAUSED',
      'SKIPPED_ONCE',
    ]);
  });

  it('says what it does', () => {
    const { value, ...scene } = firing;
    expect(value).toBe(true);
    const said = [true, false, 0, 40].map((each) =>
      actionWords(i18n, 'en-GB', { ...firing, value: each }),
    );
    expect(said).toEqual(['Turn on', 'Turn off', 'Turn off', 'Set to 40\u00A0%']);
    expect(actionWords(i18n, 'en-GB', scene)).toBe('Start the scene');
  });

  it('is told on the clock of the house, a random one by the two it lies between', () => {
    expect(plannedMoment(i18n, 'en-GB', firing)).toEqual({ day: 'Sun 28 Mar', time: '04:00' });
    const shifted = {
      ...firing,
      earliest: '2027-03-28T00:50:00Z',
      latest: '2027-03-28T01:10:00Z',
    };
    expect(plannedMoment(i18n, 'en-GB', shifted).time).toBe('between 03:50 and 04:10');
  });
});
