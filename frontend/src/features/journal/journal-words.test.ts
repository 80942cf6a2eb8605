import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import { causeWords, endWords, journalWords } from './journal-words';

const formats = new Formats('en-GB', 'Europe/Athens');
const at = '2027-03-22T16:00:00Z';

describe('the journal in words', () => {
  it('says what happened', () => {
    const entry = {
      id: 1,
      at,
      verb: 'STATE_CHANGED',
      cause: { kind: 'LOCAL' },
      device: 'fan',
    } as const;
    expect(journalWords(i18n, { ...entry, deviceName: 'Bathroom fan', value: true })).toBe(
      'Bathroom fan turned on',
    );
    expect(journalWords(i18n, { ...entry, value: 0 })).toBe('fan turned off');
  });

  it('says how many changes are not told one by one', () => {
    const entry = {
      id: 1,
      at,
      verb: 'STATE_CHANGES_OMITTED',
      cause: { kind: 'GATEWAY' },
      deviceName: 'Bathroom fan',
    } as const;
    expect(journalWords(i18n, { ...entry, detail: '121' })).toBe(
      'Bathroom fan: 121 more changes, not told one by one',
    );
    expect(journalWords(i18n, { ...entry, detail: '1' })).toBe(
      'Bathroom fan: 1 more change, not told by itself',
    );
  });

  it('answers why', () => {
    expect(causeWords(i18n, formats, { kind: 'PERSON', name: 'Maria' })).toBe('By Maria');
    expect(causeWords(i18n, formats, { kind: 'SCHEDULE', name: 'Morning', dueAt: at })).toBe(
      'Schedule “Morning”, planned for 18:00',
    );
  });

  it('tells the end of a command with its reason', () => {
    expect(endWords(i18n, 'ACKNOWLEDGED')).toBe('The device did it');
    expect(endWords(i18n, 'REJECTED limit_max_on')).toBe(
      'The device refused: longest on-time reached',
    );
    expect(endWords(i18n, 'something else')).toBeUndefined();
  });
});
