import { i18n } from '@lingui/core';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '@/lib/i18n';
import { Problem } from '@/lib/problem';
import { refusalWords } from './refusal-words';

const why = (field: string, message: string, allowed?: string) =>
  refusalWords(
    i18n,
    new Problem(400, 'invalid', '', [
      { field, message, ...(allowed !== undefined && { allowed }) },
    ]),
  ).replaceAll('\u00A0', ' ');

const wrongOrder = 'could bring two moments into the wrong order: some are only PT1H30M apart';

afterEach(() => speak('en'));

describe('what the gateway does not take of a schedule', () => {
  it('is the longest time of a safety limit', () => {
    expect(why('ending', 'is longer than lamp/relay1 may stay on', 'up to PT1H30M')).toBe(
      'The device’s safety limit allows at most 1 hour 30 minutes. Choose a shorter time.',
    );
  });

  it('is how long it may be on again', () => {
    const message = 'is on again for longer than lamp/relay1 may stay on';
    expect(why('ending', message, 'up to PT1H')).toBe(
      'The device’s safety limit lets it be on again for at most 1 hour. Choose “It stays so”.',
    );
  });

  it('is not told as a safety limit where there is none', () => {
    const nothing = why('ending', 'has nothing to end', 'none, unless something is switched on');
    expect(nothing).toMatch(/^There is nothing to undo/);
    expect(why('ending', 'is of a new kind')).not.toMatch(/safety limit/);
  });

  it('is how far random times may go', () => {
    expect(why('shift', wrongOrder, 'less than half of that')).toBe(
      'Some of its times are only 1 hour 30 minutes apart, so they could change places. Choose less than 45 minutes for the random times.',
    );
    expect(why('shift', 'is out of range', 'whole minutes, up to 2 hours')).toBe(
      'Choose 1 to 120 minutes.',
    );
  });

  it.each([
    ['shift', wrongOrder],
    ['recurrence', 'never comes, or not any more'],
    ['recurrence.every', 'is out of range'],
    ['recurrence.end', 'is before the start'],
    ['ending.after', 'is out of range'],
    ['missed.within', 'is out of range'],
    ['interlock', 'would have a/relay1 and relay2 on at once'],
  ])('holds no English on a Greek screen: %s', async (field, message) => {
    await speak('el');
    expect(why(field, message)).not.toMatch(/[A-Za-z]{3}/);
  });
});
