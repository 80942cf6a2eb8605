import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { classNames } from '@/components/class-names';
import { useFormats } from '@/features/home/use-formats';
import type { Formats } from '@/lib/formats';
import type { PlannedFiringView, SunEvent } from '@/lib/views';
import { actionWords, isLeftOut, markWords, plannedMoment } from '../planned-words';
import styles from './preview-table.module.css';

interface PreviewTableProps {
  /** What the sun does, for the words of its marks. */
  readonly event: SunEvent | undefined;
  readonly firings: readonly PlannedFiringView[];
}

/** The next times, one line each; a phone shows the first five until asked for all. */
export function PreviewTable({ event, firings }: PreviewTableProps) {
  const { i18n } = useLingui();
  // A pause ends by the clock of the home, whatever zone the schedule is read in.
  const formats = useFormats();
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
          {firings.map((firing) => (
            <Row key={rowKey(firing)} formats={formats} event={event} firing={firing} />
          ))}
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

/** One for each line: an end may fall on the next beginning. */
export function rowKey({ local, offset, phase }: PlannedFiringView): string {
  return `${local}${offset ?? ''}${phase}`;
}

interface RowProps {
  readonly formats: Formats;
  readonly event: SunEvent | undefined;
  readonly firing: PlannedFiringView;
}

function Row({ formats, event, firing }: RowProps) {
  const { i18n } = useLingui();
  const moment = plannedMoment(i18n, formats.locale, firing);
  const mark = markWords(i18n, formats, firing, event);
  const leftOut = isLeftOut(firing);
  return (
    <tr className={classNames((mark !== undefined || firing.conflict) && styles.marked)}>
      <td>{moment.day}</td>
      <td className={classNames(styles.time, leftOut && styles.leftOut)}>{moment.time}</td>
      <td>
        {!leftOut && <span>{actionWords(i18n, formats.locale, firing)}</span>}
        {mark !== undefined && <span className={styles.mark}>{mark}</span>}
        {firing.conflict && <span className={styles.mark}>{i18n.t('mark.conflict')}</span>}
      </td>
    </tr>
  );
}
