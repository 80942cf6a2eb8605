import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import buttonStyles from '@/components/button.module.css';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { useActuators } from '@/features/devices/use-actuators';
import { copySchedule } from '@/features/schedules/api/copy-schedule';
import { scheduleQuery } from '@/features/schedules/api/get-schedule';
import { CopiedNote } from '@/features/schedules/components/copied-note';
import { CopyForm } from '@/features/schedules/components/copy-form';
import { SchedulePanel } from '@/features/schedules/components/schedule-panel';
import { copyTargetsOf } from '@/features/schedules/copy-targets';
import type { CopyRequest, ScheduleView } from '@/lib/views';

const route = getRouteApi('/house/schedules/$id/copy');

/** The same plan for other devices. */
export function CopySchedulePage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const schedule = useQuery(scheduleQuery(id));
  const devices = useQuery(devicesQuery);
  const failed = [schedule, devices].find((query) => query.isError && query.data === undefined);
  return (
    <Page title={i18n.t('copy.title')}>
      {failed === undefined && (schedule.isPending || devices.isPending) && (
        <Waiting outlines={1} />
      )}
      {failed !== undefined && (
        <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />
      )}
      {schedule.data !== undefined && devices.isSuccess && <Copies schedule={schedule.data} />}
    </Page>
  );
}

function Copies({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const targets = copyTargetsOf(schedule, useActuators());
  const copy = useMutation({
    mutationFn: (request: CopyRequest) => copySchedule(schedule.id, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  return (
    <>
      <SchedulePanel schedule={schedule} />
      {targets.length === 0 && <Empty>{i18n.t('copy.nowhere')}</Empty>}
      {targets.length > 0 && !copy.isSuccess && (
        <CopyForm
          schedule={schedule}
          targets={targets}
          saving={copy.isPending}
          error={copy.error}
          cancel={
            <Link to="/schedules/$id" params={{ id: schedule.id }}>
              {i18n.t('action.cancel')}
            </Link>
          }
          onCopy={copy.mutate}
        />
      )}
      {copy.isSuccess && <CopiedNote taken={copy.data} />}
      {(copy.isSuccess || targets.length === 0) && (
        <div>
          <Link
            to="/schedules/$id"
            params={{ id: schedule.id }}
            className={buttonStyles.button ?? ''}
          >
            {i18n.t('copy.back', { name: schedule.name })}
          </Link>
        </div>
      )}
    </>
  );
}
