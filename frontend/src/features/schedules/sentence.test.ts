import { i18n } from '@lingui/core';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '@/lib/i18n';
import type { CronView, Recurrence } from '@/lib/views';
import type { Plan } from './plan';
import { furtherSentences, sentence } from './sentence';
import { week, weekdays, weekend } from './week';

const boiler = { kind: 'device', words: 'Boiler' } as const;
const atSeven = { kind: 'WEEKLY', days: [...weekdays], time: '07:00' } as const;
const sun: Recurrence = {
  kind: 'SUN',
  event: 'SUNSET',
  days: [...week],
  offset: '-PT30M',
};

function say(
  plan: Partial<Plan>,
  target: Parameters<typeof sentence>[2] = boiler,
  cron?: CronView,
) {
  const whole: Plan = { value: true, recurrence: { ...atSeven, days: [...weekdays] }, ...plan };
  const said = sentence(i18n, i18n.locale === 'el' ? 'el-GR' : 'en-GB', target, whole, cron);
  return said?.replaceAll('\u00A0', ' ');
}

const weekly = (days: readonly (typeof week)[number][], time = '07:00'): Recurrence => {
  return { kind: 'WEEKLY', days: [...days], time };
};

afterEach(() => speak('en'));

describe('a schedule in words', () => {
  it.each([
    [week, 'Boiler turns on every day at 07:00.'],
    [weekdays, 'Boiler turns on weekdays at 07:00.'],
    [weekend, 'Boiler turns on at 07:00 on weekends.'],
    [['MONDAY', 'THURSDAY'] as const, 'Boiler turns on at 07:00 on Monday and Thursday.'],
  ])('says the days', (days, words) => {
    expect(say({ recurrence: weekly(days) })).toBe(words);
  });

  it.each<[Partial<Plan>, string]>([
    [{ value: false }, 'Boiler turns off weekdays at 07:00.'],
    [{ value: 40 }, 'Boiler goes to 40 % weekdays at 07:00.'],
    [{ value: 0 }, 'Boiler turns off weekdays at 07:00.'],
  ])('says what is done', (plan, words) => {
    expect(say(plan)).toBe(words);
  });

  it('says it of a group and of a scene', () => {
    const lamps = { kind: 'group', words: 'All lamps' } as const;
    expect(say({}, lamps)).toBe('Everything in All lamps turns on weekdays at 07:00.');
    const scene = { kind: 'scene', words: 'Evening' } as const;
    expect(say({ recurrence: sun }, scene)).toBe(
      'The scene Evening starts 30 minutes before sunset every day.',
    );
  });

  it.each<[Partial<Plan>, string]>([
    [{ ending: { after: 'PT15M' } }, ' and turns off again after 15 minutes.'],
    [{ ending: { at: '07:15' } }, ' and turns off again at 07:15.'],
    [{ ending: { at: '01:00' } }, ' and turns off again at 01:00 the next day.'],
    [{ value: false, ending: { at: '07:15' } }, ' and turns on again at 07:15.'],
  ])('says how it ends', (plan, words) => {
    expect(say(plan)).toMatch(new RegExp(`^Boiler turns (on|off) weekdays at 07:00${words}$`));
  });

  it.each<[Partial<Recurrence>, string]>([
    [{}, 'Boiler turns on 30 minutes before sunset every day.'],
    [{ offset: 'PT1H5M', event: 'DAWN' }, 'Boiler turns on 1 hour 5 minutes after dawn every day.'],
    [{ offset: 'PT0S', days: [...weekend] }, 'Boiler turns on at sunset on weekends.'],
    [{ event: 'DUSK', days: ['FRIDAY'] }, 'Boiler turns on 30 minutes before dusk on Friday.'],
  ])('says what the sun does', (part, words) => {
    expect(say({ recurrence: { ...sun, ...part } })).toBe(words);
  });

  it('says a date', () => {
    const once = { kind: 'ONCE', date: '2027-03-28', time: '19:30' } as const;
    expect(say({ recurrence: once })).toBe('Boiler turns on once, on 28 Mar 2027 at 19:30.');
  });

  it.each([
    ['PT2H', 'every 2 hours'],
    ['PT1H', 'every hour'],
    ['PT90M', 'every 90 minutes'],
    ['PT24H', 'every day'],
    ['PT90S', 'every 90 seconds'],
  ])('says a rhythm of %s', (every, words) => {
    const recurrence = { kind: 'INTERVAL', every, start: '2027-03-22T08:00' } as const;
    expect(say({ recurrence })).toBe(`Boiler turns on ${words} from 22 Mar 2027, 08:00 on.`);
    expect(say({ recurrence: { ...recurrence, end: '2027-03-24T22:00' } })).toBe(
      `Boiler turns on ${words} from 22 Mar 2027, 08:00 to 24 Mar 2027, 22:00.`,
    );
  });

  it('says further what the first sentence leaves out', () => {
    const plan: Plan = {
      value: true,
      recurrence: { ...sun, days: [...week], fallback: '22:00' },
      shift: 'PT20M',
    };
    expect(
      furtherSentences(i18n, 'en-GB', { ...plan, zone: 'America/New_York', ownZone: true }),
    ).toEqual([
      'On days when the sun does not set: at 22:00.',
      'Each time at random, up to 20\u00A0minutes earlier or later.',
      'Times are those of America/New_York.',
    ]);
    expect(furtherSentences(i18n, 'en-GB', { ...plan, ownZone: false, zone: 'UTC' })).toHaveLength(
      2,
    );
  });

  it('says the time by the clock of the locale', () => {
    const plan: Plan = { value: true, recurrence: weekly(week, '19:00') };
    expect(sentence(i18n, 'en-GB-u-hc-h12', boiler, plan)).toBe(
      'Boiler turns on every day at 07:00 pm.',
    );
  });

  it('speaks Greek', async () => {
    await speak('el');
    expect(say({ ending: { after: 'PT15M' } })).toBe(
      'Boiler: ανάβει τις καθημερινές στις 07:00, με σβήσιμο μετά από 15 λεπτά.',
    );
    expect(say({ recurrence: { ...sun, days: [...week] }, value: false })).toBe(
      'Boiler: σβήνει 30 λεπτά πριν από τη δύση του ήλιου κάθε μέρα.',
    );
  });
});
