import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Problem } from '@/lib/problem';
import { isOnlyConflicts, placedOf } from './placed-problems';
import { placedWords } from './placed-words';

const other = '5f0c2f5e-0000-4000-8000-000000000004';
const refused = (...fields: { field: string; message: string; allowed?: string }[]) =>
  new Problem(422, 'invalid', '', fields);

describe('what stands against one of many', () => {
  it('has its place and its field', () => {
    const error = refused(
      { field: 'schedules[3].recurrence.time', message: 'is no time of day', allowed: 'HH:mm' },
      { field: 'schedules[12]', message: 'There are 32 schedules for this already.' },
    );
    expect(placedOf(error, 'schedules')).toEqual([
      { index: 3, field: 'recurrence.time', message: 'is no time of day', allowed: 'HH:mm' },
      { index: 12, field: '', message: 'There are 32 schedules for this already.' },
    ]);
  });

  it('may be another schedule', () => {
    const conflict = { field: `targets[0].conflicts[${other}]`, message: 'is told two things' };
    const bad = { field: 'targets[1].ending', message: 'is longer' };
    const one = placedOf(refused(conflict), 'targets') ?? [];
    expect(one[0]?.contradicts).toBe(other);
    expect(isOnlyConflicts(one)).toBe(true);
    expect(isOnlyConflicts(placedOf(refused(conflict, bad), 'targets') ?? [])).toBe(false);
  });

  it('is not what is said of all of them', () => {
    expect(placedOf(refused({ field: 'version', message: 'x' }), 'schedules')).toBeUndefined();
    expect(placedOf(refused({ field: 'targets[0]', message: 'x' }), 'schedules')).toBeUndefined();
    expect(placedOf(new Problem(503, 'gateway-slow', ''), 'schedules')).toBeUndefined();
    expect(placedOf(new TypeError('no contact'), 'schedules')).toBeUndefined();
  });
});

describe('its words', () => {
  const words = (field: string, message: string, allowed?: string) =>
    placedWords(i18n, { field, message, ...(allowed !== undefined && { allowed }) });

  it.each([
    ['device', 'is not a device of this home', 'There is no such device here.'],
    ['', 'There is no scene ‘x’.', 'There is no such scene here.'],
    ['', 'You may see this, but not switch it.', 'You may only see this.'],
    ['operation', 'LEVEL is not offered by relay1', 'The device cannot do this.'],
    ['recurrence.days', 'name no day', 'Choose at least one day.'],
    ['ending', 'is longer than lamp/relay1 may stay on', /safety limit/],
    ['', 'You have made 100 schedules, which is …', /as one person can have/],
    ['', 'There are 32 schedules for this already', /as many schedules as it can have/],
  ])('say what is wrong with “%s”: %s', (field, message, said) => {
    expect(words(field, message)).toMatch(said);
  });

  it('name a field that people know, and tell what the gateway says of it', () => {
    expect(words('recurrence.time', 'is no time of day', 'HH:mm')).toBe(
      'When it runs is not accepted: is no time of day (HH:mm)',
    );
    expect(words('colour', 'is not known here')).toBe(
      '“colour” is not accepted: is not known here',
    );
  });
});
