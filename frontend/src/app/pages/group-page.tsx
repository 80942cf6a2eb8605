import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { groupsQuery } from '@/features/devices/api/list-groups';
import { saveGroup } from '@/features/devices/api/save-group';
import { PartsForm, type Parts } from '@/features/devices/components/parts-form';
import { useActuators } from '@/features/devices/use-actuators';

const route = getRouteApi('/house/groups/$id');

/** Makes a group of chosen devices (`new`), or changes one. */
export function GroupPage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const isNew = id === 'new';
  const groups = useQuery({ ...groupsQuery, enabled: !isNew });
  const devices = useQuery(devicesQuery);
  const actuators = useActuators();
  const client = useQueryClient();
  const navigate = useNavigate();
  const group = groups.data?.find((other) => other.id === id);
  const save = useMutation({
    mutationFn: ({ name, states }: Parts) =>
      saveGroup(isNew ? undefined : id, {
        name,
        members: states.map(({ device, capability }) => ({ device, capability })),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: groupsQuery.queryKey });
      await navigate({ to: '/groups' });
    },
  });
  const first: Parts | undefined = isNew
    ? { name: '', states: [] }
    : group && {
        name: group.name,
        // A group keeps no states; the form wants one for each part and never shows it.
        states: group.members.map((member) => ({ ...member, operation: 'SET', value: false })),
      };
  const ready = devices.isSuccess && (isNew || groups.isSuccess);
  return (
    <Page title={isNew ? i18n.t('groups.new') : i18n.t('groups.edit')}>
      {!ready && !groups.isError && <Waiting outlines={1} />}
      {groups.isError && <ProblemNote error={groups.error} onRetry={() => void groups.refetch()} />}
      {ready && first === undefined && <Empty>{i18n.t('problem.notFound')}</Empty>}
      {ready && first !== undefined && (
        <PartsForm
          first={first}
          actuators={actuators}
          legend={i18n.t('groups.devices')}
          withStates={false}
          saving={save.isPending}
          error={save.error}
          cancel={<Link to="/groups">{i18n.t('action.cancel')}</Link>}
          onSave={save.mutate}
        />
      )}
    </Page>
  );
}
