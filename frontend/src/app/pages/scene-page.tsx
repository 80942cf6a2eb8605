import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { scenesQuery } from '@/features/devices/api/list-scenes';
import { saveScene } from '@/features/devices/api/save-scene';
import { PartsForm, type Parts } from '@/features/devices/components/parts-form';
import { useActuators } from '@/features/devices/use-actuators';

const route = getRouteApi('/house/scenes/$id');

/** Makes a scene from the present state of chosen devices (`new`), or changes one. */
export function ScenePage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const isNew = id === 'new';
  const scenes = useQuery({ ...scenesQuery, enabled: !isNew });
  const devices = useQuery(devicesQuery);
  const actuators = useActuators();
  const client = useQueryClient();
  const navigate = useNavigate();
  const scene = scenes.data?.find((other) => other.id === id);
  const save = useMutation({
    mutationFn: ({ name, states }: Parts) =>
      saveScene(isNew ? undefined : id, {
        name,
        states: [...states],
        ...(scene?.icon !== undefined && { icon: scene.icon }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: scenesQuery.queryKey });
      await navigate({ to: '/scenes' });
    },
  });
  const first: Parts | undefined = isNew ? { name: '', states: [] } : scene;
  const ready = devices.isSuccess && (isNew || scenes.isSuccess);
  return (
    <Page title={isNew ? i18n.t('scenes.new') : i18n.t('scenes.edit')}>
      {!ready && !scenes.isError && <Waiting outlines={1} />}
      {scenes.isError && <ProblemNote error={scenes.error} onRetry={() => void scenes.refetch()} />}
      {ready && first === undefined && <Empty>{i18n.t('problem.notFound')}</Empty>}
      {ready && first !== undefined && (
        <PartsForm
          first={first}
          actuators={actuators}
          legend={i18n.t('scenes.devices')}
          withStates
          saving={save.isPending}
          error={save.error}
          cancel={<Link to="/scenes">{i18n.t('action.cancel')}</Link>}
          onSave={save.mutate}
        />
      )}
    </Page>
  );
}
