import { describe, expect, it, vi } from 'vitest';
import { Formats } from '@/lib/formats';
import type { HistoryView } from '@/lib/views';
import type { Range } from './ranges';

const to = '2027-03-22T16:00:00Z';
const DAY_S = 86_400;

function history(...minutesBefore: number[]): HistoryView {
  const buckets = minutesBefore.map((minutes) => ({
    at: new Date(Date.parse(to) - minutes * 60_000).toISOString(),
    ...{ min: 20, mean: 21, max: 22, count: 1 },
  }));
  return { device: 'd', capability: 'c', from: to, to, bucketSeconds: 60, buckets };
}

/** The library asks for the screen's density as soon as it is read; here there is no screen. */
async function optionsOf(view: HistoryView, range: Range) {
  vi.stubGlobal('matchMedia', () => ({ addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  const { chartOptions } = await import('./chart-options');
  const { chartData } = await import('./chart-data');
  const formats = new Formats('en-GB', 'Europe/Athens');
  const looks = { width: 300, height: 200, formats, history: view, range, onPoint: vi.fn() };
  return { options: chartOptions(looks), data: chartData(view) };
}

async function axis(view: HistoryView, range: Range) {
  const { options } = await optionsOf(view, range);
  const ask = options.scales?.['x']?.range as () => [number, number];
  const [from, end] = ask();
  return [from - Date.parse(to) / 1000, end - Date.parse(to) / 1000];
}

async function drawnPoints(view: HistoryView) {
  const { options, data } = await optionsOf(view, 'hour');
  const filter = options.series[3]?.points?.filter as (
    chart: { data: typeof data },
    series: number,
  ) => number[] | null;
  return filter({ data }, 3);
}

describe('the chart of a history', () => {
  it.each([
    ['year', 365 * DAY_S],
    ['day', DAY_S],
  ] as const)(
    'shows the %s that was chosen, however little was measured',
    async (range, length) => {
      expect(await axis(history(30), range)).toEqual([-length, 0]);
    },
  );

  it('shows all of a bucket that began a little before the range', async () => {
    expect(await axis(history(60.5, 30), 'hour')).toEqual([-60.5 * 60, 0]);
  });

  it('draws a point where no line leads to', async () => {
    expect(await drawnPoints(history(30))).toEqual([0]);
    expect(await drawnPoints(history(30, 20, 19, 10))).toEqual([0, 5]);
    expect(await drawnPoints(history(20, 19, 18))).toBeNull();
  });
});
