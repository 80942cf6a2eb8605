import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { scheduleQuery } from '@/features/schedules/api/get-schedule';
import { BackToDraft } from '@/features/schedules/components/back-to-draft';
import { Ledger } from '@/features/schedules/components/ledger';
import { ScheduleActions } from '@/features/schedules/components/schedule-actions';
import { SchedulePanel } from '@/features/schedules/components/schedule-panel';
import { useMayPlan } from '@/features/schedules/use-targets';
import { ScheduleRun } from './schedule-run';

const route = getRouteApi('/house/schedules/$id');

/** One schedule: what it says, what can be done with it, and what became of each due moment. */
export function SchedulePage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const schedule = useQuery(scheduleQuery(id));
  const mayPlan = useMayPlan(schedule.data);
  const back = <Link to="/schedules">{i18n.t('place.schedules')}</Link>;
  return (
    <Page title={schedule.data?.name ?? i18n.t('schedule.title')} back={back}>
      {schedule.isPending && <Waiting outlines={1} />}
      {schedule.isError && (
        <ProblemNote error={schedule.error} onRetry={() => void schedule.refetch()} />
      )}
      {schedule.data !== undefined && (
        <>
          <BackToDraft />
          <SchedulePanel schedule={schedule.data} />
          {mayPlan && <ScheduleRun schedule={schedule.data} />}
          {mayPlan && <ScheduleActions schedule={schedule.data} />}
          <Panel title={i18n.t('ledger.title')}>
            <Ledger schedule={id} />
          </Panel>
        </>
      )}
    </Page>
  );
}
