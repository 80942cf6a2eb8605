import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import type { SealCheck, SealView } from '@/lib/views';
import { checkWords, sealWords } from './seal-words';

const formats = new Formats('en-GB', 'Europe/Athens');
const now = '2027-03-22T16:00:00Z';
const seal: SealView = {
  sealed: 412,
  newest: '412:ab',
  sealedAt: now,
  unsealed: 0,
  stuck: false,
  checking: false,
};
const check: SealCheck = {
  at: now,
  checked: 412,
  newest: '412:ab',
  unsealed: 0,
  waitedSeconds: 0,
  whole: true,
};

describe('the chain over the journal in words', () => {
  it('says that all is sealed, and since when', () => {
    expect(sealWords(i18n, formats, seal)).toEqual({
      words: 'All 412 entries are sealed; last sealed 22 Mar 2027, 18:00.',
      isBad: false,
    });
  });

  it('says what is about to be sealed', () => {
    const told = sealWords(i18n, formats, { ...seal, unsealed: 1 });
    expect(told.words).toBe(
      '412 entries are sealed, 1 is about to be; last sealed 22 Mar 2027, 18:00.',
    );
    expect(told.isBad).toBe(false);
  });

  it('calls it a fault when the gateway says that nobody seals', () => {
    const told = sealWords(i18n, formats, { ...seal, unsealed: 3, stuck: true });
    expect(told).toEqual({
      words:
        '3 entries have waited for more than ten seconds to be sealed. Look at the log of the gateway.',
      isBad: true,
    });
  });

  it('tells what the last check found, once there was one', () => {
    expect(checkWords(i18n, formats, undefined)).toBeUndefined();
    expect(checkWords(i18n, formats, check)).toEqual({
      words: 'Checked 22 Mar 2027, 18:00: none of 412 entries was changed, removed or moved.',
      isBad: false,
    });
  });

  it.each([
    ['CHANGED', 'entry 9 was changed after it was sealed.'],
    ['MISSING', 'entry 9 is gone.'],
    ['INSERTED', 'entry 9 was put in later.'],
    ['REORDERED', 'entry 9 was moved.'],
    ['CUT', 'what came after the seal 4 and was there before is gone.'],
    ['REWRITTEN', 'the seal 4 is not the one that was there before.'],
  ] as const)('names what is wrong: %s', (kind, words) => {
    const isSeal = kind === 'CUT' || kind === 'REWRITTEN';
    const firstBreak = { kind, seq: 4, ...(!isSeal && { entry: 9 }), words: '' };
    const told = checkWords(i18n, formats, { ...check, whole: false, firstBreak });
    expect(told).toEqual({ words: `Checked 22 Mar 2027, 18:00: ${words}`, isBad: true });
  });
});
