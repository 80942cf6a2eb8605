import { i18n } from '@lingui/core';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '@/lib/i18n';
import type { CronView } from '@/lib/views';
import { sentence } from './sentence';

const all: CronView = {
  seconds: [0],
  minutes: [],
  hours: [],
  daysOfMonth: [],
  months: [],
  weekdays: [],
};

function say(part: Partial<CronView>, locale = 'en-GB') {
  const plan = { value: true, recurrence: { kind: 'CRON', expression: '…' } } as const;
  return sentence(i18n, locale, { kind: 'device', words: 'Fan' }, plan, { ...all, ...part });
}

afterEach(() => speak('en'));

describe('a cron expression said back', () => {
  it.each<[string, Partial<CronView>]>([
    ['Fan turns on every minute every day.', {}],
    ['Fan turns on every hour on the hour every day.', { minutes: [0] }],
    [
      'Fan turns on at minute 0, 15, 30 and 45 of every hour every day.',
      { minutes: [0, 15, 30, 45] },
    ],
    [
      'Fan turns on at minute 0–4 and 30 of every hour every day.',
      { minutes: [0, 1, 2, 3, 4, 30] },
    ],
    ['Fan turns on every minute of the hours 7 and 8 every day.', { hours: [7, 8] }],
    ['Fan turns on at 07:30 and 19:30 every day.', { minutes: [30], hours: [7, 19] }],
    ['Fan turns on at 07:30:15 every day.', { seconds: [15], minutes: [30], hours: [7] }],
    ['Fan turns on every minute (second 15) every day.', { seconds: [15] }],
    [
      'Fan turns on at minute 0, 20 and 40 of the hours 7–9 every day.',
      { minutes: [0, 20, 40], hours: [7, 8, 9] },
    ],
  ])('%s', (words, part) => {
    expect(say(part)).toBe(words);
  });

  const seven = { minutes: [0], hours: [7] };

  it.each<[string, Partial<CronView>]>([
    ['on the 1st, the 22nd and the 31st of the month', { daysOfMonth: ['1', '22', '31'] }],
    ['on the last day of the month', { daysOfMonth: ['L'] }],
    [
      'on 3 days before the last day and the last day but one of the month',
      { daysOfMonth: ['L-3', 'L-1'] },
    ],
    ['on Monday and Friday', { weekdays: ['MON', 'FRI'] }],
    ['on the second Friday of the month', { weekdays: ['FRI#2'] }],
    ['on the last Saturday of the month', { weekdays: ['SATL'] }],
    ['on the 15th of the month, and also on Monday', { daysOfMonth: ['15'], weekdays: ['MON'] }],
    ['every day, in January and July', { months: [1, 7] }],
  ])('says the days: %s', (words, part) => {
    expect(say({ ...seven, ...part })).toBe(`Fan turns on at 07:00 ${words}.`);
  });

  it('says them in Greek, by the gender of the day', async () => {
    await speak('el');
    expect(say({ ...seven, weekdays: ['FRI#2', 'SATL'] }, 'el-GR')).toBe(
      'Fan: ανάβει στις 07:00 τη δεύτερη Παρασκευή του μήνα και το τελευταίο Σάββατο του μήνα.',
    );
    expect(say({ ...seven, daysOfMonth: ['1', 'L'], weekdays: ['MON'] }, 'el-GR')).toBe(
      'Fan: ανάβει στις 07:00 την 1η και την τελευταία ημέρα του μήνα, καθώς και Δευτέρα.',
    );
  });

  it('is not said before the gateway has read it', () => {
    const plan = { value: true, recurrence: { kind: 'CRON', expression: '…' } } as const;
    expect(sentence(i18n, 'en-GB', { kind: 'device', words: 'Fan' }, plan)).toBeUndefined();
  });
});
