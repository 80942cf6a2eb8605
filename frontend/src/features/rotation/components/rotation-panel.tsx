import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { RotationView } from '@/lib/views';
import { advanceRotation } from '../api/advance-rotation';
import { rotationQuery } from '../api/get-rotation';
import { Holders } from './holders';
import styles from './rotation.module.css';
import { RotationSteps } from './rotation-steps';

/** The change of the broker's key: how far it is, the next step, and who is waited for. */
export function RotationPanel() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const rotation = useQuery(rotationQuery);
  const step = useMutation({
    mutationFn: advanceRotation,
    onSettled: () => client.invalidateQueries({ queryKey: rotationQuery.queryKey }),
  });
  const { data } = rotation;
  return (
    <>
      <Panel title={i18n.t('brokerKey.change')}>
        <div className={styles.stack}>
          <p>{i18n.t('brokerKey.intro')}</p>
          {rotation.isPending && <Waiting outlines={1} />}
          {rotation.isError && (
            <ProblemNote error={rotation.error} onRetry={() => void rotation.refetch()} />
          )}
          {data !== undefined && <Standing rotation={data} />}
          {step.isError && <ProblemNote error={step.error} />}
          {data !== undefined && (
            <RotationSteps rotation={data} busy={step.isPending} onStep={step.mutate} />
          )}
        </div>
      </Panel>
      {data !== undefined && data.revision > 0 && <Holders rotation={data} />}
    </>
  );
}

function Standing({ rotation }: { readonly rotation: RotationView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const asked = rotation.devices.filter(({ admitted }) => admitted);
  const numbers = {
    done: asked.filter(({ missing }) => !missing).length,
    all: asked.length,
    time: rotation.since === undefined ? '' : formats.moment(rotation.since, gatewayNow()),
  };
  switch (rotation.stage) {
    case 'RESTING':
      return <p role="status">{i18n.t('brokerKey.resting')}</p>;
    case 'ANNOUNCED':
      return <p role="status">{i18n.t('brokerKey.announced', numbers)}</p>;
    case 'SWITCHED':
      return (
        <>
          <p>{rotation.shown ? i18n.t('brokerKey.shown') : i18n.t('brokerKey.notShown')}</p>
          <p role="status">{i18n.t('brokerKey.switched', numbers)}</p>
        </>
      );
  }
}
