import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '@/components/problem-note';
import { Panel } from '@/components/panel';
import { operates } from '@/features/devices/levels';
import { schedulesQuery } from '@/features/schedules/api/list-schedules';
import { CarriedNote } from '@/features/schedules/components/carried-note';
import { ScheduleList } from '@/features/schedules/components/schedule-list';
import type { DeviceView } from '@/lib/views';

/** The schedules of one device, and the way to plan another. */
export function DeviceSchedules({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const schedules = useQuery(schedulesQuery);
  const own = schedules.data?.filter((schedule) => schedule.device === device.id) ?? [];
  return (
    <Panel
      bare
      title={i18n.t('place.schedules')}
      action={
        operates(device) && (
          <Link to="/schedules/new" search={{ device: device.id }}>
            {i18n.t('schedules.new')}
          </Link>
        )
      }
    >
      {schedules.isError && (
        <ProblemNote error={schedules.error} onRetry={() => void schedules.refetch()} />
      )}
      {schedules.isSuccess && own.length === 0 && <p>{i18n.t('device.noSchedules')}</p>}
      {own.length > 0 && <CarriedNote until={device.carriedUntil} />}
      {own.length > 0 && <ScheduleList schedules={own} />}
    </Panel>
  );
}
