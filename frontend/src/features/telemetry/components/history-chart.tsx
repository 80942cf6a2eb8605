import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Formats } from '@/lib/formats';
import type { HistoryView } from '@/lib/views';
import { chartData } from '../chart-data';
import { chartOptions } from '../chart-options';
import { keySteps, type Range } from '../ranges';
import styles from './history-chart.module.css';

export interface HistoryChartProps {
  readonly history: HistoryView;
  readonly range: Range;
  readonly formats: Formats;
  /** Spoken name, `Temperature of Boiler, last day`. */
  readonly name: string;
  readonly width: number;
  /** Words for one bucket, read out by screen readers and shown above the chart. */
  readonly wordsFor: (index: number) => string;
}

const HEIGHT = 260;

/** A chart that can be walked with the arrow keys: by day, with Shift by week (finer for short ranges). */
export function HistoryChart({
  history,
  range,
  formats,
  name,
  width,
  wordsFor,
}: HistoryChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const [index, setIndex] = useState<number>();
  const scheme = useColourScheme();

  useEffect(() => {
    if (box.current === null) return undefined;
    const data = chartData(history);
    const times = history.buckets.map((bucket) => Date.parse(bucket.at) / 1000);
    const onPoint = (point: number | null) => {
      const at = point === null ? undefined : data[0][point];
      const bucket = at === undefined ? -1 : times.indexOf(at);
      if (bucket >= 0) setIndex(bucket);
    };
    const drawn = new uPlot(
      chartOptions({ width, height: HEIGHT, formats, history, range, onPoint }),
      data,
      box.current,
    );
    chart.current = drawn;
    return () => {
      drawn.destroy();
    };
  }, [history, range, formats, width, scheme]);

  const last = history.buckets.length - 1;
  const current = Math.min(index ?? last, last);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event, current, history, range);
    if (next === undefined) return;
    event.preventDefault();
    setIndex(next);
    moveCursor(chart.current, Date.parse(history.buckets[next]?.at ?? '') / 1000);
  };
  return (
    <div className={styles.chart}>
      <p className={styles.readout} aria-hidden>
        {wordsFor(current)}
      </p>
      <div
        ref={box}
        className={styles.canvas}
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={current}
        aria-valuetext={wordsFor(current)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function nextIndex(
  event: KeyboardEvent,
  current: number,
  history: HistoryView,
  range: Range,
): number | undefined {
  const last = history.buckets.length - 1;
  const step = keySteps(range)[event.shiftKey ? 'shifted' : 'plain'];
  const buckets = Math.max(1, Math.round(step / 1000 / history.bucketSeconds));
  switch (event.key) {
    case 'ArrowLeft':
      return Math.max(0, current - buckets);
    case 'ArrowRight':
      return Math.min(last, current + buckets);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

function moveCursor(chart: uPlot | undefined, seconds: number): void {
  chart?.setCursor({ left: chart.valToPos(seconds, 'x'), top: 0 }, false);
}

/** Canvas colours do not follow CSS; the chart is drawn anew when the scheme changes. */
function useColourScheme(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const change = () => {
      setDark(query.matches);
    };
    query.addEventListener('change', change);
    return () => {
      query.removeEventListener('change', change);
    };
  }, []);
  return dark;
}
