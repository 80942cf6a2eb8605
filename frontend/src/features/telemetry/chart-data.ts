import type uPlot from 'uplot';
import type { HistoryView } from '@/lib/views';

/** Columns for the chart: time (s), max, min, mean; a gap of more than two buckets breaks the line. */
export function chartData(history: HistoryView): uPlot.AlignedData {
  const x: number[] = [];
  const max: (number | null)[] = [];
  const min: (number | null)[] = [];
  const mean: (number | null)[] = [];
  let previous: number | undefined;
  for (const bucket of history.buckets) {
    const at = Date.parse(bucket.at) / 1000;
    if (previous !== undefined && at - previous > 2.5 * history.bucketSeconds) {
      x.push(previous + history.bucketSeconds);
      for (const column of [max, min, mean]) column.push(null);
    }
    x.push(at);
    max.push(bucket.max);
    min.push(bucket.min);
    mean.push(bucket.mean);
    previous = at;
  }
  return [x, max, min, mean];
}
