import uPlot from 'uplot';
import type { Formats } from '@/lib/formats';
import type { HistoryView } from '@/lib/views';
import { axisOf, lonePoints } from './chart-data';
import type { Range } from './ranges';

/** What the chart needs to know to be drawn. */
export interface ChartLooks {
  readonly width: number;
  readonly height: number;
  readonly formats: Formats;
  readonly history: HistoryView;
  readonly range: Range;
  /** Called with the index of the bucket under the pointer. */
  readonly onPoint: (index: number | null) => void;
}

/** Options for a chart in the colours of the page: the mean as a line in the band from min to max. */
export function chartOptions(looks: ChartLooks): uPlot.Options {
  const { width, height, formats, history, range, onPoint } = looks;
  const colour = (name: string) =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const ember = colour('--ember');
  const axis = {
    stroke: colour('--ink-2'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: '13px Inter, system-ui, sans-serif',
  };
  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), formats.zone),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      x: { range: () => axisOf(history, range) },
      y: { range: (_, low, high) => padded(low, high) },
    },
    series: [
      {},
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
      {
        stroke: ember,
        width: 2,
        points: {
          show: false,
          size: 6,
          fill: ember,
          filter: (chart, series) => lonePoints(chart.data[series] ?? []),
        },
      },
    ],
    bands: [{ series: [1, 2], fill: `${ember}33` }],
    axes: [
      {
        ...axis,
        space: 64,
        values: (_, splits) => splits.map((at) => axisWords(formats, range, at * 1000)),
      },
      { ...axis, size: 48, values: (_, splits) => splits.map((value) => formats.number(value)) },
    ],
    hooks: {
      setCursor: [
        (chart) => {
          onPoint(chart.cursor.idx ?? null);
        },
      ],
    },
  };
}

function padded(low: number, high: number): [number, number] {
  const margin = Math.max((high - low) * 0.08, 0.5);
  return [low - margin, high + margin];
}

function axisWords(formats: Formats, range: Range, at: number): string {
  switch (range) {
    case 'hour':
    case 'day':
      return formats.time(at);
    case 'week':
      return formats.weekday(at);
    case 'month':
      return formats.monthDay(at);
    case 'year':
      return formats.month(at);
  }
}
