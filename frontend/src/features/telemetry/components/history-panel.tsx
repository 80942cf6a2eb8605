import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Empty } from '@/components/empty';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import { capabilityName } from '@/features/devices/capability-name';
import { useFormats } from '@/features/home/use-formats';
import type { BucketView, CapabilityView, DeviceView } from '@/lib/views';
import { historyQuery } from '../api/get-history';
import { rangeName, rangeWords } from '../range-words';
import { ranges, type Range } from '../ranges';
import { spanOf, summaryOf } from '../summary';
import styles from './history-panel.module.css';
import { HistoryTable } from './history-table';
import { useWidth } from './use-width';

const HistoryChart = lazy(() =>
  import('./history-chart').then((module) => ({ default: module.HistoryChart })),
);

interface HistoryPanelProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
  readonly firstRange?: Range;
}

/** What a sensor measured: range, chart, one line that sums it up, and the same as a table. */
export function HistoryPanel({ device, capability, firstRange = 'day' }: HistoryPanelProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const [range, setRange] = useState<Range>(firstRange);
  const [asTable, setAsTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  // One bucket on two pixels: more could not be seen.
  const points = Math.min(1000, Math.max(60, Math.floor(width / 2)));
  const wish = { device: device.id, capability: capability.id, range, points };
  const { data, error, refetch } = useQuery({ ...historyQuery(wish), enabled: width > 0 });
  const unit = capability.unit;
  const wordsFor = (bucket: BucketView | undefined) =>
    bucket === undefined
      ? ''
      : i18n.t('history.point', {
          time: formats.full(bucket.at),
          mean: formats.quantity(bucket.mean, unit),
          min: formats.quantity(bucket.min, unit),
          max: formats.quantity(bucket.max, unit),
        });
  const summary = data && summaryOf(data.buckets);
  const name = i18n.t('history.chartName', {
    capability: capabilityName(i18n, capability.id),
    device: device.name,
    range: rangeName(i18n, range),
  });

  return (
    <div className={styles.panel} ref={box}>
      <Segmented
        label={i18n.t('history.range')}
        hideLabel
        options={ranges.map((value) => ({ value, words: rangeWords(i18n, value) }))}
        value={range}
        onChange={setRange}
      />
      {error !== null && data === undefined && (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      )}
      {data?.buckets.length === 0 && <Empty>{i18n.t('history.empty')}</Empty>}
      {data !== undefined && summary !== undefined && (
        <>
          {asTable ? (
            <HistoryTable name={name} history={data} unit={unit} />
          ) : (
            <Suspense fallback={<div className={styles.outline} />}>
              <HistoryChart
                history={data}
                range={range}
                formats={formats}
                name={name}
                width={width}
                wordsFor={(index) => wordsFor(data.buckets[index])}
              />
            </Suspense>
          )}
          <p className={styles.summary}>
            {i18n.t('history.summary', {
              low: formats.quantity(summary.lowest.min, unit),
              lowAt: formats.span(...spanOf(data, summary.lowest)),
              high: formats.quantity(summary.highest.max, unit),
              highAt: formats.span(...spanOf(data, summary.highest)),
              mean: formats.quantity(summary.mean, unit),
            })}
          </p>
          <div>
            <Button
              onClick={() => {
                setAsTable(!asTable);
              }}
            >
              {asTable ? i18n.t('history.showChart') : i18n.t('history.showTable')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
