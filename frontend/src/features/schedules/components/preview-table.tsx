import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { classNames } from '@/components/class-names';
import type { PlannedFiringView } from '@/lib/views';
import { plannedMoment, plannedWords } from '../schedule-words';
import styles from './preview-table.module.css';

interface PreviewTableProps {
  readonly locale: string;
  readonly firings: readonly PlannedFiringView[];
}

/** The next times, one line each; a phone shows the first five until asked for all. */
export function PreviewTable({ locale, firings }: PreviewTableProps) {
  const { i18n } = useLingui();
  const [all, setAll] = useState(false);
  return (
    <div className={styles.box}>
      <table className={classNames(styles.table, !all && styles.short)}>
        <thead>
          <tr>
            <th scope="col">{i18n.t('preview.day')}</th>
            <th scope="col">{i18n.t('preview.time')}</th>
            <th scope="col">{i18n.t('preview.what')}</th>
          </tr>
        </thead>
        <tbody>
          {firings.map((firing) => {
            const moment = plannedMoment(locale, firing);
            return (
              <tr
                key={`${firing.local}${firing.offset ?? ''}`}
                className={firing.mark && styles.marked}
              >
                <td>{moment.day}</td>
                <td className={styles.time}>{moment.time}</td>
                <td>{plannedWords(i18n, firing)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!all && firings.length > 5 && (
        <Button
          className={styles.more}
          onClick={() => {
            setAll(true);
          }}
        >
          {i18n.t('preview.showAll', { count: firings.length })}
        </Button>
      )}
    </div>
  );
}
