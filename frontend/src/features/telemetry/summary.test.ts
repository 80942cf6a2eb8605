import { describe, expect, it } from 'vitest';
import { chartData } from './chart-data';
import { summaryOf } from './summary';
import { thinned } from './thinned';

const bucket = (minute: number, min: number, mean: number, max: number, count: number) => ({
  at: new Date(Date.UTC(2027, 2, 22, 16, minute)).toISOString(),
  min,
  mean,
  max,
  count,
});
const buckets = [bucket(0, 1, 2, 3, 1), bucket(1, 0, 5, 9, 3), bucket(9, 2, 2, 2, 4)];

describe('history', () => {
  it('weighs the mean by samples', () => {
    expect(summaryOf(buckets)).toEqual({ lowest: buckets[1], highest: buckets[1], mean: 25 / 8 });
    expect(summaryOf([])).toBeUndefined();
  });

  it('keeps extremes when buckets are joined', () => {
    expect(thinned(buckets, 2)).toEqual([
      { at: buckets[0]?.at, min: 0, mean: 17 / 4, max: 9, count: 4 },
      buckets[2],
    ]);
  });

  it('breaks the line where nothing was measured', () => {
    const from = buckets[0]?.at ?? '';
    const view = { device: 'd', capability: 'c', from, to: from, bucketSeconds: 60, buckets };
    expect(chartData(view)[3]).toEqual([2, 5, null, 2]);
  });
});
