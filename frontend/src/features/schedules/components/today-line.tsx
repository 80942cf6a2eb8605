import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/features/home/use-formats';
import { dayQuery } from '../api/get-day';
import { dayLine, firingWords, isTrouble } from '../firing-words';
import styles from './today-line.module.css';

/** As many are named here; the page of the day has them all. */
const MOST = 3;

/** "Today: 14 of 14 as planned", and below it what was not. */
export function TodayLine() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { data: day } = useQuery(dayQuery());
  if (day === undefined || day.settled + day.open + day.toCome === 0) return null;
  const troubles = day.firings.filter(isTrouble);
  return (
    <section className={styles.today} aria-label={i18n.t('day.today')}>
      <Link to="/schedules/day" className={styles.line ?? ''}>
        {dayLine(i18n, day)}
      </Link>
      {troubles.length > 0 && (
        <ul className={styles.troubles}>
          {troubles.slice(0, MOST).map((firing) => (
            <li key={`${firing.schedule}${firing.dueAt}${firing.phase}`}>
              {i18n.t('day.trouble', {
                time: formats.time(firing.dueAt),
                name: firing.name,
                words: firingWords(i18n, formats, firing),
              })}
            </li>
          ))}
        </ul>
      )}
      {troubles.length > MOST && (
        <p className={styles.troubles}>{i18n.t('day.more', { count: troubles.length - MOST })}</p>
      )}
    </section>
  );
}
