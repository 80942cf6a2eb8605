import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import type { ScheduleView } from '@/lib/views';
import { draftOf, newDraft, requestOf, toggleDay, week, weekdays, weekend } from './draft';
import { nextWords, plannedMoment, plannedWords, sentence } from './schedule-words';

const say = (days: typeof week, value = true) =>
  sentence(i18n, 'en-GB', 'Boiler', { value, days, time: '07:00:00' });

describe('a schedule in words', () => {
  it.each([
    [week, 'Boiler turns on every day at 07:00.'],
    [weekdays, 'Boiler turns on weekdays at 07:00.'],
    [weekend, 'Boiler turns on at 07:00 on weekends.'],
    [['MONDAY', 'THURSDAY'] as const, 'Boiler turns on at 07:00 on Monday and Thursday.'],
  ])('says the days', (days, words) => {
    expect(say(days)).toBe(words);
  });

  it('says the time by the clock of the locale', () => {
    const plan = { value: true, days: week, time: '19:00' };
    expect(sentence(i18n, 'en-GB-u-hc-h12', 'Boiler', plan)).toBe(
      'Boiler turns on every day at 07:00 pm.',
    );
  });

  it('says why the gateway stopped it', () => {
    const formats = new Formats('en-GB', 'Europe/Athens');
    const stopped = { enabled: false, stopped: 'MAKER_REMOVED' } as ScheduleView;
    expect(nextWords(i18n, formats, { ...stopped, stoppedPerson: 'Maria' }, 0)).toBe(
      'Stopped: Maria, who made it, was removed',
    );
    expect(nextWords(i18n, formats, { ...stopped, stopped: 'MAKER_LEFT' }, 0)).toBe(
      'Stopped: who made it deleted their account',
    );
  });

  it('marks what the clock change does, on the clock of the house', () => {
    const firing = {
      local: '2027-03-28T04:00:00',
      offset: '+03:00',
      value: true,
      mark: 'MOVED',
    } as const;
    expect(plannedMoment('en-GB', firing)).toEqual({ day: 'Sun 28 Mar', time: '04:00' });
    expect(plannedWords(i18n, firing)).toBe('Moved: clock change');
  });
});

describe('a draft', () => {
  it('is not a request without a device or a day', () => {
    expect(requestOf(newDraft(undefined))).toBeUndefined();
    const draft = newDraft({ device: 'boiler', capability: 'relay1' });
    expect(requestOf({ ...draft, days: [] })).toBeUndefined();
    expect(requestOf(draft)).not.toHaveProperty('name');
  });

  it('keeps days in the order of the week', () => {
    expect(toggleDay(['SUNDAY'], 'MONDAY')).toEqual(['MONDAY', 'SUNDAY']);
    expect(toggleDay(['MONDAY', 'SUNDAY'], 'MONDAY')).toEqual(['SUNDAY']);
  });

  it('is what a saved schedule says', () => {
    const draft = { ...newDraft({ device: 'boiler', capability: 'relay1' }), name: 'Morning' };
    const view = { ...draft, id: 'x', zone: 'Europe/Athens', time: '07:00:00' };
    expect(draftOf(view)).toEqual(draft);
  });
});
