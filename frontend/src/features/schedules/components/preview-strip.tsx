import { useLingui } from '@lingui/react';
import { classNames } from '@/components/class-names';
import { wallFormats } from '@/lib/wall-time';
import type { PlannedFiringView } from '@/lib/views';
import { isLeftOut } from '../planned-words';
import styles from './preview-strip.module.css';
import { rowKey } from './preview-table';

interface PreviewStripProps {
  readonly locale: string;
  /** Today on the clock of the house, `2027-03-22`. */
  readonly today: string;
  readonly firings: readonly PlannedFiringView[];
}

const DAY_MS = 86_400_000;

/** A day of a rhythm would not end otherwise. */
const MOST_DOTS = 8;

/** The next seven days at a glance: one dot a firing. */
export function PreviewStrip({ locale, today, firings }: PreviewStripProps) {
  const { i18n } = useLingui();
  const formats = wallFormats(locale);
  const days = Array.from({ length: 7 }, (_, index) => Date.parse(today) + index * DAY_MS);
  return (
    <ul className={styles.strip} aria-label={i18n.t('preview.week')}>
      {days.map((day) => {
        const due = firings.filter((firing) => firing.local.startsWith(formats.date(day)));
        return (
          <li key={day} className={styles.day}>
            <span aria-hidden>{formats.weekday(day)}</span>
            <span className="visually-hidden">
              {i18n.t('preview.dayCount', {
                day: formats.longDay(day),
                count: due.filter((firing) => !isLeftOut(firing)).length,
              })}
            </span>
            <span className={styles.dots} aria-hidden>
              {due.slice(0, MOST_DOTS).map((firing) => (
                <span
                  key={rowKey(firing)}
                  className={classNames(
                    styles.dot,
                    (firing.value === false || firing.value === 0) && styles.off,
                    (firing.mark !== undefined || firing.conflict) && styles.marked,
                    isLeftOut(firing) && styles.leftOut,
                  )}
                />
              ))}
              {due.length > MOST_DOTS && <span>…</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
