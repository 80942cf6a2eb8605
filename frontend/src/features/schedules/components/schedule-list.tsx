import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import type { ScheduleView } from '@/lib/views';
import { byNextTime } from '../by-next-time';
import styles from './schedule-list.module.css';
import { ScheduleWords } from './schedule-words';

interface ScheduleListProps {
  readonly schedules: readonly ScheduleView[];
  /** What else is to be said of one. */
  readonly note?: (schedule: ScheduleView) => string | undefined;
}

/** Schedules by their next time; each leads to its page. */
export function ScheduleList({ schedules, note }: ScheduleListProps) {
  const { i18n } = useLingui();
  return (
    <ul className={styles.list} aria-label={i18n.t('place.schedules')}>
      {byNextTime(schedules).map((schedule) => (
        <li key={schedule.id}>
          <Link to="/schedules/$id" params={{ id: schedule.id }} className={styles.item}>
            <span className={styles.name}>{schedule.name}</span>
            <ScheduleWords schedule={schedule} note={note?.(schedule)} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
