import { describe, expect, it } from 'vitest';
import { chartData } from './chart-data';
import { spanOf, summaryOf } from './summary';
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

  it('knows an extreme to the length of its bucket, and not beyond the end', () => {
    const [first] = buckets;
    const from = Date.parse(first?.at ?? '');
    const until = (seconds: number) => ({
      device: 'd',
      capability: 'c',
      from: first?.at ?? '',
      to: new Date(from + seconds * 1000).toISOString(),
      bucketSeconds: 60,
      buckets,
    });
    if (first === undefined) throw new Error('no bucket');
    expect(spanOf(until(600), first)).toEqual([from, from + 60_000]);
    expect(spanOf(until(20), first)).toEqual([from, from + 20_000]);
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
