/** The ranges a history can be shown for. */
export const ranges = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Range = (typeof ranges)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const lengths = {
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
} as const satisfies Record<Range, number>;

/** Where a range that ends at `to` begins (ms). */
export function rangeStart(range: Range, to: number): number {
  return to - lengths[range];
}

/** How far one press of an arrow key goes, and one with Shift, in ms. */
export function keySteps(range: Range): { readonly plain: number; readonly shifted: number } {
  switch (range) {
    case 'hour':
      return { plain: HOUR_MS / 60, shifted: HOUR_MS / 6 };
    case 'day':
      return { plain: HOUR_MS, shifted: 6 * HOUR_MS };
    case 'week':
    case 'month':
    case 'year':
      return { plain: DAY_MS, shifted: 7 * DAY_MS };
  }
}
