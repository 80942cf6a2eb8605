import { useLingui } from '@lingui/react';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import type { SceneView } from '@/lib/views';
import { activateScene } from '../api/activate-scene';
import { useTap } from '../use-tap';
import { BatchOutcome } from './batch-outcome';
import styles from './scene-row.module.css';

/** A button for each scene; below it what became of the one that was tapped last. */
export function SceneRow({ scenes }: { readonly scenes: readonly SceneView[] }) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const activation = useTap((scene: SceneView, key, signal) =>
    activateScene(scene.id, key, signal),
  );
  if (scenes.length === 0) return null;
  return (
    <section className={styles.scenes} aria-label={i18n.t('scenes.title')}>
      <div className={styles.row}>
        {scenes.map((scene) => (
          <Button
            key={scene.id}
            busy={activation.isPending && activation.variables.id === scene.id}
            aria-disabled={!inContact || activation.isPending}
            onClick={() => {
              activation.mutate(scene);
            }}
          >
            {scene.name}
          </Button>
        ))}
      </div>
      {activation.isError && <ProblemNote error={activation.error} />}
      {activation.isSuccess && (
        <BatchOutcome title={activation.variables.name} batches={[activation.data]} />
      )}
    </section>
  );
}
