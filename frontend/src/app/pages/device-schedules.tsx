import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '@/components/problem-note';
import { Panel } from '@/components/panel';
import { groupsQuery } from '@/features/devices/api/list-groups';
import { scenesQuery } from '@/features/devices/api/list-scenes';
import { operates } from '@/features/devices/levels';
import { schedulesQuery } from '@/features/schedules/api/list-schedules';
import { CarriedNote } from '@/features/schedules/components/carried-note';
import { ScheduleList } from '@/features/schedules/components/schedule-list';
import { plansOfDevice } from '@/features/schedules/plans-of-device';
import type { DeviceView } from '@/lib/views';

/** All schedules that do something to one device, and the way to plan another. */
export function DeviceSchedules({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const schedules = useQuery(schedulesQuery);
  const groups = useQuery(groupsQuery);
  const scenes = useQuery(scenesQuery);
  const plans = plansOfDevice(
    device.id,
    schedules.data ?? [],
    groups.data ?? [],
    scenes.data ?? [],
  );
  const isKnown = schedules.isSuccess && groups.isFetched && scenes.isFetched;
  const through = new Map(plans.map((plan) => [plan.schedule.id, plan.through]));
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
      {isKnown && plans.length === 0 && <p>{i18n.t('device.noSchedules')}</p>}
      <CarriedNote until={device.carriedUntil} />
      {plans.length > 0 && (
        <ScheduleList
          schedules={plans.map(({ schedule }) => schedule)}
          note={({ id }) => {
            const by = through.get(id);
            return by && i18n.t('schedules.through', { kind: by.kind, name: by.name });
          }}
        />
      )}
    </Panel>
  );
}
