import type { BucketView, HistoryView } from '@/lib/views';

/** The line under a chart, for those who do not see it and those in a hurry. */
export interface Summary {
  readonly lowest: BucketView;
  readonly highest: BucketView;
  /** Mean of all samples, not of the buckets: buckets hold different numbers of samples. */
  readonly mean: number;
}

/** From when to when a bucket was measured; when exactly in between is not known. */
export function spanOf(
  { bucketSeconds, to }: HistoryView,
  { at }: BucketView,
): readonly [from: number, to: number] {
  const from = Date.parse(at);
  return [from, Math.min(from + bucketSeconds * 1000, Date.parse(to))];
}

/** Lowest, highest and mean; undefined when nothing was measured. */
export function summaryOf(buckets: readonly BucketView[]): Summary | undefined {
  const [first] = buckets;
  if (first === undefined) return undefined;
  let lowest = first;
  let highest = first;
  let sum = 0;
  let count = 0;
  for (const bucket of buckets) {
    if (bucket.min < lowest.min) lowest = bucket;
    if (bucket.max > highest.max) highest = bucket;
    sum += bucket.mean * bucket.count;
    count += bucket.count;
  }
  return { lowest, highest, mean: sum / count };
}
