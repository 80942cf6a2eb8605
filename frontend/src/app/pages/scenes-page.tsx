import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { activateScene } from '@/features/commands/api/activate-scene';
import { BatchOutcome } from '@/features/commands/components/batch-outcome';
import { isSamePart } from '@/features/devices/actuators';
import { scenesQuery } from '@/features/devices/api/list-scenes';
import { removeScene } from '@/features/devices/api/remove-scene';
import { useActuators } from '@/features/devices/use-actuators';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { useIsOwner } from '@/lib/use-role';
import type { SceneView } from '@/lib/views';
import styles from './things-page.module.css';

/** All scenes: start one, and for the owner change it or remove it. */
export function ScenesPage() {
  const { i18n } = useLingui();
  const scenes = useQuery(scenesQuery);
  const owner = useIsOwner();
  const add = owner && (
    <Link
      to="/scenes/$id"
      params={{ id: 'new' }}
      className={classNames(buttonStyles.button, buttonStyles.primary)}
    >
      {i18n.t('scenes.new')}
    </Link>
  );
  return (
    <Page
      title={i18n.t('scenes.title')}
      action={add}
      back={<Link to="/more">{i18n.t('place.more')}</Link>}
    >
      {scenes.isPending && <Waiting />}
      {scenes.isError && <ProblemNote error={scenes.error} onRetry={() => void scenes.refetch()} />}
      {scenes.data?.length === 0 && <Empty>{i18n.t('scenes.empty')}</Empty>}
      <ul className={styles.list}>
        {scenes.data?.map((scene) => (
          <Scene key={scene.id} scene={scene} owner={owner} />
        ))}
      </ul>
    </Page>
  );
}

function Scene({ scene, owner }: { readonly scene: SceneView; readonly owner: boolean }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const actuators = useActuators();
  const inContact = useInContact();
  const client = useQueryClient();
  const activation = useMutation({ mutationFn: () => activateScene(scene.id) });
  const remove = useMutation({
    mutationFn: () => removeScene(scene.id),
    onSuccess: () => client.invalidateQueries({ queryKey: scenesQuery.queryKey }),
  });
  const parts = scene.states.map((state) => {
    const known = actuators.find((other) => isSamePart(other, state));
    const device = known?.words ?? state.device;
    if (typeof state.value === 'number')
      return i18n.t('scenes.partLevel', { device, level: formats.quantity(state.value, '%') });
    return state.value ? i18n.t('scenes.partOn', { device }) : i18n.t('scenes.partOff', { device });
  });
  return (
    <li className={styles.item}>
      <h2>{scene.name}</h2>
      <p className={styles.parts}>{parts.join(' · ')}</p>
      <div className={styles.actions}>
        <Button
          look="primary"
          busy={activation.isPending}
          aria-disabled={!inContact}
          aria-label={i18n.t('scenes.startNamed', { name: scene.name })}
          onClick={() => {
            activation.mutate();
          }}
        >
          {i18n.t('scenes.start')}
        </Button>
        {owner && (
          <>
            <Link
              to="/scenes/$id"
              params={{ id: scene.id }}
              className={buttonStyles.button ?? ''}
              aria-label={i18n.t('parts.changeNamed', { name: scene.name })}
            >
              {i18n.t('schedule.change')}
            </Link>
            <Ask
              look="danger"
              question={i18n.t('parts.askRemove', { name: scene.name })}
              yes={i18n.t('schedule.remove')}
              busy={remove.isPending}
              aria-label={i18n.t('parts.removeNamed', { name: scene.name })}
              onYes={() => {
                remove.mutate();
              }}
            >
              {i18n.t('schedule.remove')}
            </Ask>
          </>
        )}
      </div>
      {activation.isError && <ProblemNote error={activation.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
      {activation.isSuccess && <BatchOutcome title={scene.name} batches={[activation.data]} />}
    </li>
  );
}
