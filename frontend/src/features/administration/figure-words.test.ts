import { describe, expect, it } from 'vitest';
import { Formats } from '@/lib/formats';
import { dataWords } from './figure-words';

const formats = new Formats('en-GB', 'Europe/Athens');

describe('an amount of data', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_000, '1 kB'],
    [184_210_400, '184.2 MB'],
    [5_000_000_000_000, '5,000 GB'],
  ])('of %i bytes is said as %s', (bytes, words) => {
    expect(dataWords(formats, bytes)).toBe(words);
  });

  it('that was not told is not shown as nothing', () => {
    expect(dataWords(formats, undefined)).toBeUndefined();
  });
});
