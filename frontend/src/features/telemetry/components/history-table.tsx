import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import type { HistoryView } from '@/lib/views';
import { thinned } from '../thinned';
import styles from './history-table.module.css';

interface HistoryTableProps {
  readonly name: string;
  readonly history: HistoryView;
  readonly unit: string | undefined;
}

/** No more rows than a person will read. */
const MOST_ROWS = 60;

/** The chart's numbers as a table. */
export function HistoryTable({ name, history, unit }: HistoryTableProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('history.time')}</th>
          <th scope="col">{i18n.t('history.lowest')}</th>
          <th scope="col">{i18n.t('history.mean')}</th>
          <th scope="col">{i18n.t('history.highest')}</th>
        </tr>
      </thead>
      <tbody>
        {thinned(history.buckets, MOST_ROWS).map((bucket) => (
          <tr key={bucket.at}>
            <th scope="row">{formats.full(bucket.at)}</th>
            <td>{formats.quantity(bucket.min, unit)}</td>
            <td>{formats.quantity(bucket.mean, unit)}</td>
            <td>{formats.quantity(bucket.max, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
