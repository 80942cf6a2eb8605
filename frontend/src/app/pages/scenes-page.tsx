import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { activateScene } from '@/features/commands/api/activate-scene';
import { BatchOutcome } from '@/features/commands/components/batch-outcome';
import { useTap } from '@/features/commands/use-tap';
import { isSamePart } from '@/features/devices/actuators';
import { scenesQuery } from '@/features/devices/api/list-scenes';
import { removeScene } from '@/features/devices/api/remove-scene';
import { useActuators } from '@/features/devices/use-actuators';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { SceneView } from '@/lib/views';
import { ChangeOrRemove, ThingsPage } from './things-page';
import styles from './things-page.module.css';

/** All scenes: start one, and for the owner change it or remove it. */
export function ScenesPage() {
  const { i18n } = useLingui();
  return (
    <ThingsPage
      title={i18n.t('scenes.title')}
      empty={i18n.t('scenes.empty')}
      addWords={i18n.t('scenes.new')}
      editor="/scenes/$id"
      things={useQuery(scenesQuery)}
    >
      {(scene) => <Scene key={scene.id} scene={scene} />}
    </ThingsPage>
  );
}

function Scene({ scene }: { readonly scene: SceneView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const actuators = useActuators();
  const inContact = useInContact();
  const client = useQueryClient();
  const activation = useTap(activateScene);
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
            activation.mutate(scene.id);
          }}
        >
          {i18n.t('scenes.start')}
        </Button>
        <ChangeOrRemove
          thing={scene}
          editor="/scenes/$id"
          removing={remove.isPending}
          onRemove={() => {
            remove.mutate();
          }}
        />
      </div>
      {activation.isError && <ProblemNote error={activation.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
      {activation.isSuccess && <BatchOutcome title={scene.name} batches={[activation.data]} />}
    </li>
  );
}
