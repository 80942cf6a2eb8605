import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { ScheduleView } from '@/lib/views';
import { byNextTime } from '../by-next-time';
import { nextWords, sentence } from '../schedule-words';
import { useTargets } from '../use-targets';
import styles from './schedule-list.module.css';

/** Schedules by their next time; each leads to its page. */
export function ScheduleList({ schedules }: { readonly schedules: readonly ScheduleView[] }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const targets = useTargets();
  return (
    <ul className={styles.list}>
      {byNextTime(schedules).map((schedule) => {
        const target = targets.find((other) => other.device === schedule.device);
        return (
          <li key={schedule.id}>
            <Link to="/schedules/$id" params={{ id: schedule.id }} className={styles.item}>
              <span className={styles.name}>{schedule.name}</span>
              <span className={styles.sentence}>
                {sentence(i18n, formats.locale, target?.words ?? schedule.device, schedule)}
              </span>
              <span className={styles.next}>{nextWords(i18n, formats, schedule, now)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
