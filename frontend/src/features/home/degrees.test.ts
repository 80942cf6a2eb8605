import { describe, expect, it } from 'vitest';
import { readDegrees, roundedDegrees } from './degrees';

describe('degrees', () => {
  it.each([
    ['37.98', 37.98],
    [' -0,5 ', -0.5],
    ['−23.7', -23.7],
    ['180', 180],
  ])('are read from %s', (typed, degrees) => {
    expect(readDegrees(typed)).toBe(degrees);
  });

  it.each(['', 'north', '37° 58′', '1e2', '37.9.8', '1234'])('are not read from "%s"', (typed) => {
    expect(readDegrees(typed)).toBeUndefined();
  });

  it('of a device are told to a kilometre', () => {
    expect(roundedDegrees(37.983_814)).toBe(37.98);
    expect(roundedDegrees(-23.727_539)).toBe(-23.73);
  });
});
