import type { BucketView } from '@/lib/views';

/** Joins neighbouring buckets until at most `most` are left; lowest, highest and mean stay true. */
export function thinned(buckets: readonly BucketView[], most: number): BucketView[] {
  const size = Math.max(1, Math.ceil(buckets.length / most));
  const joined: BucketView[] = [];
  for (let start = 0; start < buckets.length; start += size) {
    joined.push(join(buckets.slice(start, start + size)));
  }
  return joined;
}

function join(buckets: readonly BucketView[]): BucketView {
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  return {
    at: buckets[0]?.at ?? '',
    min: Math.min(...buckets.map((bucket) => bucket.min)),
    mean: buckets.reduce((sum, bucket) => sum + bucket.mean * bucket.count, 0) / count,
    max: Math.max(...buckets.map((bucket) => bucket.max)),
    count,
  };
}
