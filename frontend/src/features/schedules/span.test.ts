import { describe, expect, it } from 'vitest';
import { isoOf, secondsOf, secondsOfIso, spanOf, spanWords } from './span';

describe('a span of time', () => {
  it.each([
    ['PT15M', 900],
    ['PT1H30M', 5_400],
    ['-PT30M', -1_800],
    ['PT0S', 0],
    ['PT72H', 259_200],
  ])('is written and read as %s', (iso, seconds) => {
    expect(isoOf(seconds)).toBe(iso);
    expect(secondsOfIso(iso)).toBe(seconds);
  });

  it('is read as the gateway may write it, too', () => {
    expect(secondsOfIso('PT-30M')).toBe(-1_800);
    expect(secondsOfIso('P1DT2H')).toBe(93_600);
  });

  it('comes to be changed in the largest unit that leaves no rest', () => {
    expect(spanOf('PT72H')).toEqual({ amount: '3', unit: 'days' });
    expect(spanOf('PT1H30M')).toEqual({ amount: '90', unit: 'minutes' });
    expect(spanOf('PT90S')).toEqual({ amount: '90', unit: 'seconds' });
  });

  it('is nothing unless it is a whole number above 0', () => {
    for (const amount of ['', '0', '-1', '1.5', '1e3', 'x'])
      expect(secondsOf({ amount, unit: 'minutes' })).toBeUndefined();
    expect(secondsOf({ amount: ' 2 ', unit: 'hours' })).toBe(7_200);
  });

  it('is said with each number kept to its unit', () => {
    expect(spanWords('en-GB', 'PT1H30M')).toBe('1\u00A0hour 30\u00A0minutes');
    expect(spanWords('el-GR', '-PT30M')).toBe('30\u00A0λεπτά');
  });
});
