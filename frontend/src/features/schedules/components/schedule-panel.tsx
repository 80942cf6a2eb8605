import { classNames } from '@/components/class-names';
import type { ScheduleView } from '@/lib/views';
import styles from './schedule-list.module.css';
import { ScheduleWords } from './schedule-words';

/** What the schedule of this page says. */
export function SchedulePanel({ schedule }: { readonly schedule: ScheduleView }) {
  return (
    <p className={classNames(styles.item, styles.panel)}>
      <ScheduleWords schedule={schedule} />
    </p>
  );
}
