import { i18n } from '@lingui/core';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '@/lib/i18n';
import { madeName } from './name-words';
import type { Plan } from './plan';
import { week } from './week';

const lamp = { kind: 'device', words: 'Lamp' } as const;
const atSeven = { kind: 'WEEKLY', days: [...week], time: '07:00' } as const;
const sunset = { kind: 'SUN', event: 'SUNSET', days: [...week], offset: '-PT30M' } as const;
const name = (plan: Partial<Plan>, target: Parameters<typeof madeName>[2] = lamp) =>
  madeName(i18n, 'en-GB', target, {
    value: true,
    ...plan,
    recurrence: { ...atSeven, days: [...week], ...plan.recurrence },
  });

afterEach(() => speak('en'));

describe('the name of a schedule that was given none', () => {
  it.each<[string, Partial<Plan>]>([
    ['Lamp on, 07:00', {}],
    ['Lamp off, 07:00', { value: false }],
    ['Lamp 40 %, 07:00', { value: 40 }],
    ['Lamp on, 30 minutes before sunset', { recurrence: { ...sunset, days: [...week] } }],
    ['Lamp on, every 2 hours', { recurrence: { kind: 'INTERVAL', every: 'PT2H' } }],
    [
      'Lamp on, 1 Apr 2027, 19:30',
      { recurrence: { kind: 'ONCE', date: '2027-04-01', time: '19:30' } },
    ],
    ['Lamp on, 0 7 * * 1', { recurrence: { kind: 'CRON', expression: '0 7 * * 1' } }],
  ])('tells what and when: %s', (words, plan) => {
    expect(name(plan)).toBe(words);
  });

  it('is that of a scene alone', () => {
    expect(name({}, { kind: 'scene', words: 'Evening' })).toBe('Evening, 07:00');
  });

  it('is in the language of the screen', async () => {
    await speak('el');
    expect(name({})).toBe('Lamp: άναμμα, 07:00');
  });

  it('is not longer than a name may be, and keeps the time', () => {
    const long = name({}, { kind: 'device', words: '🏡'.repeat(60) });
    expect(Array.from(long)).toHaveLength(60);
    expect(long).toMatch(/ on, 07:00$/);
    const expression = '0,5,10,15,20,25,30,35,40,45,50,55 0,2,4,6,8,10,12,14,16,18 * * *';
    expect(
      Array.from(name({ recurrence: { kind: 'CRON', expression } })).length,
    ).toBeLessThanOrEqual(60);
  });
});
