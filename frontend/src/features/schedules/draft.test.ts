import { describe, expect, it } from 'vitest';
import type { Recurrence, ScheduleRequest, ScheduleView } from '@/lib/views';
import { draftOf, newDraft } from './draft';
import { missingOf, requestOf } from './draft-request';
import { toggleDay, week } from './week';

const boiler = { device: 'boiler', capability: 'relay1' };
const fresh = newDraft(boiler, '2027-03-22');

/** The schedule that the gateway makes of a request. */
function saved(request: ScheduleRequest): ScheduleView {
  const { withConflicts, ...rest } = request;
  return {
    ...rest,
    id: 'x',
    name: request.name ?? 'Boiler',
    gap: request.gap ?? 'NEXT_VALID',
    overlap: request.overlap ?? 'FIRST',
    zone: request.zone ?? 'Europe/Athens',
    ownZone: request.zone !== undefined,
    missed: request.missed ?? { policy: 'RUN_IF_YOUNGER', within: 'PT5M' },
    enabled: request.enabled ?? true,
    paused: withConflicts ?? false,
  };
}

describe('a draft', () => {
  it('is a weekly plan at seven at first', () => {
    expect(requestOf(fresh)).toMatchObject({
      ...boiler,
      operation: 'SET',
      value: true,
      recurrence: { kind: 'WEEKLY', days: week, time: '07:00' },
      missed: { policy: 'RUN_IF_YOUNGER', within: 'PT5M' },
    });
    expect(requestOf(fresh)).not.toHaveProperty('name');
    expect(requestOf(fresh)).not.toHaveProperty('ending');
    expect(requestOf(fresh)).not.toHaveProperty('zone');
  });

  it.each<[string, Recurrence]>([
    ['a time with seconds', { kind: 'WEEKLY', days: ['MONDAY'], time: '07:00:30' }],
    ['a date', { kind: 'ONCE', date: '2027-04-01', time: '19:30' }],
    ['a rhythm', { kind: 'INTERVAL', every: 'PT1M30S', start: '2027-03-22T08:00' }],
    [
      'a rhythm that ends',
      { kind: 'INTERVAL', every: 'PT48H', start: '2027-03-22T08:00', end: '2027-05-01T22:00' },
    ],
    ['cron', { kind: 'CRON', expression: '30 7 * * MON-FRI' }],
    ['the sun', { kind: 'SUN', event: 'DUSK', days: ['SUNDAY'] }],
    [
      'the sun with everything',
      { kind: 'SUN', event: 'SUNSET', days: week.slice(), offset: '-PT30M', fallback: '22:00' },
    ],
    ['after the sun', { kind: 'SUN', event: 'DAWN', days: week.slice(), offset: 'PT1H5M' }],
  ])('of %s says again what was saved', (_, recurrence) => {
    const request: ScheduleRequest = {
      ...boiler,
      name: 'Bath',
      operation: 'SET',
      value: false,
      recurrence,
      ending: { after: 'PT1H' },
      shift: 'PT20M',
      gap: 'SKIP',
      overlap: 'BOTH',
      zone: 'America/New_York',
      missed: { policy: 'RUN_IF_YOUNGER', within: 'PT1H' },
      enabled: true,
      withConflicts: false,
    };
    expect(requestOf(draftOf(saved(request), '2027-03-22'))).toEqual(request);
  });

  it('of a dimmer turns it off by its level, and keeps the level for another time', () => {
    const view = saved({
      ...(requestOf(fresh) as ScheduleRequest),
      operation: 'LEVEL',
      value: 40,
      ending: { at: '23:00' },
    });
    const draft = draftOf(view, '2027-03-22');
    expect(requestOf({ ...draft, what: 'off' })).toMatchObject({ operation: 'LEVEL', value: 0 });
    expect(requestOf(draft)).toMatchObject({ value: 40, ending: { at: '23:00' } });
  });

  it('of a scene has nothing to turn and no end', () => {
    const request = requestOf({ ...fresh, target: { scene: 's' }, ending: 'after' });
    expect(request).toMatchObject({ scene: 's' });
    for (const field of ['operation', 'value', 'ending', 'device'])
      expect(request).not.toHaveProperty(field);
  });

  it.each([
    ['target', { target: undefined }],
    ['days', { days: [] }],
    ['offset', { when: 'SUNSET', offset: { minutes: '721', side: 'before' } }],
    ['date', { when: 'ONCE', date: '' }],
    ['every', { when: 'INTERVAL', every: { amount: '0', unit: 'hours' } }],
    ['start', { when: 'INTERVAL', start: { date: '', time: '08:00' } }],
    ['end', { when: 'INTERVAL', end: { date: '', time: '08:00' } }],
    ['expression', { when: 'CRON', expression: ' ' }],
    ['after', { ending: 'after', after: { amount: '', unit: 'hours' } }],
    ['shift', { shift: '121' }],
    ['within', { within: '0' }],
  ] as const)('is no request while it misses %s', (what, part) => {
    const draft = { ...fresh, ...part };
    expect(missingOf(draft)).toBe(what);
    expect(requestOf(draft)).toBeUndefined();
  });

  it('does not mind what another kind misses', () => {
    expect(
      missingOf({ ...fresh, when: 'CRON', expression: '* * * * *', days: [] }),
    ).toBeUndefined();
    expect(missingOf({ ...fresh, missed: 'SKIP', within: '' })).toBeUndefined();
    const sun = { ...fresh, when: 'SUNSET', offset: { minutes: '', side: 'before' } } as const;
    expect(requestOf(sun)?.recurrence).not.toHaveProperty('offset');
  });

  it('keeps days in the order of the week', () => {
    expect(toggleDay(['SUNDAY'], 'MONDAY')).toEqual(['MONDAY', 'SUNDAY']);
    expect(toggleDay(['MONDAY', 'SUNDAY'], 'MONDAY')).toEqual(['SUNDAY']);
  });
});
