import { describe, expect, it } from 'vitest';
import { watchEndOf } from './watch-end';

const bounds = { filter: '#', seconds: 30, messages: 50 };

describe('a look at the broker', () => {
  it.each([
    ['enough', 50, 4_000],
    ['enough', 50, 30_000],
    ['time', 49, 30_000],
    ['closed', 49, 12_000],
  ] as const)('is over because of %s after %i messages and %i ms', (end, seen, lasted) => {
    expect(watchEndOf(bounds, seen, lasted)).toBe(end);
  });
});
