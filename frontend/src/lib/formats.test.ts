import { describe, expect, it } from 'vitest';
import { Formats } from './formats';

const formats = new Formats('en-GB', 'Europe/Athens');
const now = Date.parse('2027-03-22T22:30:00Z');

describe('Formats', () => {
  it('tells a moment in the zone of the house, as short as is clear', () => {
    expect(formats.moment('2027-03-22T22:10:00Z', now)).toBe('00:10');
    expect(formats.moment('2027-03-22T20:10:00Z', now)).toBe('Mon 22:10');
    expect(formats.moment('2027-03-01T10:00:00Z', now)).toBe('1 Mar 12:00');
  });

  it('tells a span, and a short one as its moment', () => {
    const span = (from: string, to: string) => formats.span(from, to).replace(/\s*–\s*/, '–');
    expect(span('2027-03-22T14:00:00Z', '2027-03-22T14:10:00Z')).toBe('22 Mar 2027, 16:00–16:10');
    expect(span('2027-03-22T14:00:00Z', '2027-03-22T14:00:20Z')).toBe('22 Mar 2027, 16:00');
  });

  it('writes the clock that the locale names', () => {
    const twelve = new Formats('en-GB-u-hc-h12', 'Europe/Athens');
    expect(twelve.time('2027-03-22T22:10:00Z')).toBe('12:10 am');
    expect(twelve.full('2027-03-22T14:10:00Z')).toBe('22 Mar 2027, 04:10 pm');
    expect(twelve.hour(Date.parse('2027-03-22T14:10:00Z'))).toBe(16);
  });

  it('keeps number and unit together', () => {
    expect(formats.quantity(21.44, '°C')).toBe('21.4\u00A0°C');
    expect(new Formats('el-GR', 'Europe/Athens').quantity(21.44, '°C')).toBe('21,4\u00A0°C');
  });
});
