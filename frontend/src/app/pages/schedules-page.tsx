import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { pausesQuery } from '@/features/schedules/api/list-pauses';
import { schedulesQuery } from '@/features/schedules/api/list-schedules';
import { PauseBanner } from '@/features/schedules/components/pause-banner';
import { PauseForm } from '@/features/schedules/components/pause-form';
import { ScheduleList } from '@/features/schedules/components/schedule-list';
import { TodayLine } from '@/features/schedules/components/today-line';
import type { ScheduleView } from '@/lib/views';
import styles from './things-page.module.css';

/** How today went, what is paused, and all schedules by their next time. */
export function SchedulesPage() {
  const { i18n } = useLingui();
  const schedules = useQuery(schedulesQuery);
  const { data: pauses = [] } = useQuery(pausesQuery);
  const add = (
    <Link to="/schedules/new" className={classNames(buttonStyles.button, buttonStyles.primary)}>
      {i18n.t('schedules.new')}
    </Link>
  );
  const wide = pauses.filter(({ scope }) => scope !== 'SCHEDULE');
  const isHomePaused = pauses.some(({ scope }) => scope === 'HOME');
  return (
    <Page title={i18n.t('place.schedules')} action={add}>
      {wide.map((pause) => (
        <PauseBanner key={pause.id} pause={pause} />
      ))}
      <TodayLine />
      {schedules.isPending && <Waiting />}
      {schedules.isError && (
        <ProblemNote error={schedules.error} onRetry={() => void schedules.refetch()} />
      )}
      {schedules.data?.length === 0 && <Empty>{i18n.t('schedules.empty')}</Empty>}
      {schedules.isSuccess && schedules.data.length > 0 && !isHomePaused && (
        <PauseAll schedules={schedules.data} />
      )}
      {schedules.isSuccess && <ScheduleList schedules={schedules.data} />}
      {schedules.isSuccess && (
        <p>
          <Link to="/schedules/exchange" className={styles.quiet ?? ''}>
            {i18n.t('exchange.title')}
          </Link>
        </p>
      )}
    </Page>
  );
}

function PauseAll({ schedules }: { readonly schedules: readonly ScheduleView[] }) {
  const { i18n } = useLingui();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <div>
        <Button
          onClick={() => {
            setAsking(true);
          }}
        >
          {i18n.t('pause.all')}
        </Button>
      </div>
    );
  return (
    <PauseForm
      of={{}}
      question={i18n.t('pause.askAll')}
      keepable={schedules}
      onClose={() => {
        setAsking(false);
      }}
    />
  );
}
