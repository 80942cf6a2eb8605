import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { operates } from '@/features/devices/levels';
import { useDevice } from '@/features/devices/use-device';
import { scheduleQuery } from '@/features/schedules/api/get-schedule';
import { Ledger } from '@/features/schedules/components/ledger';
import { ScheduleActions } from '@/features/schedules/components/schedule-actions';
import { ScheduleList } from '@/features/schedules/components/schedule-list';

const route = getRouteApi('/house/schedules/$id');

/** One schedule: what it says, what can be done with it, and what became of each due moment. */
export function SchedulePage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const schedule = useQuery(scheduleQuery(id));
  const device = useDevice(schedule.data?.device ?? '');
  const back = <Link to="/schedules">{i18n.t('place.schedules')}</Link>;
  return (
    <Page title={schedule.data?.name ?? i18n.t('schedule.title')} back={back}>
      {schedule.isPending && <Waiting outlines={1} />}
      {schedule.isError && (
        <ProblemNote error={schedule.error} onRetry={() => void schedule.refetch()} />
      )}
      {schedule.data !== undefined && (
        <>
          <ScheduleList schedules={[schedule.data]} />
          {device !== undefined && operates(device) && <ScheduleActions schedule={schedule.data} />}
          <Panel title={i18n.t('ledger.title')}>
            <Ledger schedule={id} />
          </Panel>
        </>
      )}
    </Page>
  );
}
