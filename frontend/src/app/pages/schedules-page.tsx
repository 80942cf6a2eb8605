import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import buttonStyles from '@/components/button.module.css';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { schedulesQuery } from '@/features/schedules/api/list-schedules';
import { ScheduleList } from '@/features/schedules/components/schedule-list';

/** All schedules by their next time. */
export function SchedulesPage() {
  const { i18n } = useLingui();
  const schedules = useQuery(schedulesQuery);
  const add = (
    <Link to="/schedules/new" className={classNames(buttonStyles.button, buttonStyles.primary)}>
      {i18n.t('schedules.new')}
    </Link>
  );
  return (
    <Page title={i18n.t('place.schedules')} action={add}>
      {schedules.isPending && <Waiting />}
      {schedules.isError && (
        <ProblemNote error={schedules.error} onRetry={() => void schedules.refetch()} />
      )}
      {schedules.data?.length === 0 && <Empty>{i18n.t('schedules.empty')}</Empty>}
      {schedules.isSuccess && <ScheduleList schedules={schedules.data} />}
    </Page>
  );
}
