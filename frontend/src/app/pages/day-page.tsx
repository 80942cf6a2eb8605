import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import buttonStyles from '@/components/button.module.css';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { dayQuery } from '@/features/schedules/api/get-day';
import { DayLedger } from '@/features/schedules/components/day-ledger';
import { dayLine } from '@/features/schedules/firing-words';
import { gatewayNow } from '@/lib/gateway-clock';
import type { DayView } from '@/lib/views';
import { wallFormats, wallInstant } from '@/lib/wall-time';
import styles from './things-page.module.css';

const route = getRouteApi('/house/schedules/day');

/** One day of the house: every moment that was due, and what became of it. */
export function DayPage() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { date: chosen } = route.useSearch();
  const today = formats.date(gatewayNow());
  const date = chosen ?? today;
  const day = useQuery(dayQuery(chosen));
  const noon = wallInstant(`${date}T12:00:00`);
  return (
    <Page
      title={wallFormats(formats.locale).longDay(noon)}
      back={<Link to="/schedules">{i18n.t('place.schedules')}</Link>}
    >
      <nav className={styles.actions} aria-label={i18n.t('day.others')}>
        <DayLink date={shift(date, -1)} words={i18n.t('day.previous')} />
        <DayLink date={shift(date, 1)} words={i18n.t('day.next')} />
        {date !== today && <DayLink words={i18n.t('day.today')} />}
      </nav>
      {day.isPending && <Waiting />}
      {day.isError && <ProblemNote error={day.error} onRetry={() => void day.refetch()} />}
      {day.data !== undefined && (
        <>
          {day.data.settled + day.data.open > 0 && (
            <p>
              {date === today ? dayLine(i18n, day.data) : i18n.t('day.summary', countsOf(day.data))}
            </p>
          )}
          <DayLedger day={day.data} />
        </>
      )}
    </Page>
  );
}

function countsOf({ asPlanned, settled, open }: DayView) {
  return { asPlanned, settled, open };
}

function DayLink({ date, words }: { readonly date?: string; readonly words: string }) {
  return (
    <Link
      to="/schedules/day"
      search={date === undefined ? {} : { date }}
      className={buttonStyles.button ?? ''}
    >
      {words}
    </Link>
  );
}

/** So many days later, `2027-03-23`. */
function shift(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
