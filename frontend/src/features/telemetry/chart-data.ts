import type uPlot from 'uplot';
import type { HistoryView } from '@/lib/views';
import { rangeStart, type Range } from './ranges';

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

/** Where the axis begins and ends (s): the range that was chosen, however little was measured in it, and all of its first bucket. */
export function axisOf(history: HistoryView, range: Range): [number, number] {
  const to = Date.parse(history.to) / 1000;
  const from = rangeStart(range, to * 1000) / 1000;
  const first = Date.parse(history.buckets[0]?.at ?? history.to) / 1000;
  const isCut = first < from && first > from - history.bucketSeconds;
  return [isCut ? first : from, to];
}

/** Indices of the points that no line leads to; null when there are none. */
export function lonePoints(column: ArrayLike<number | null | undefined>): number[] | null {
  const lone = Array.from(column).flatMap((value, index) =>
    value != null && column[index - 1] == null && column[index + 1] == null ? [index] : [],
  );
  return lone.length === 0 ? null : lone;
}
