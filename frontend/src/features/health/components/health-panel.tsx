import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { HealthView } from '@/lib/views';
import { healthQuery } from '../api/get-health';
import styles from './health.module.css';
import { PartItem } from './part-item';

/** How each part of the house is: what needs somebody stands first. */
export function HealthPanel() {
  const { i18n } = useLingui();
  const health = useQuery(healthQuery);
  const { data } = health;
  return (
    <Panel title={i18n.t('health.parts')}>
      <div className={styles.stack}>
        {health.isPending && <Waiting outlines={4} />}
        {health.isError && (
          <ProblemNote error={health.error} onRetry={() => void health.refetch()} />
        )}
        {data !== undefined && <Parts health={data} />}
      </div>
    </Panel>
  );
}

function Parts({ health }: { readonly health: HealthView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = gatewayNow();
  const count = (condition: string) =>
    health.parts.filter((part) => part.condition === condition).length;
  const [failed, warns] = [count('FAILED'), count('WARNS')];
  return (
    <>
      <p role="status">
        {failed > 0 && i18n.t('health.countFailed', { count: failed })}
        {failed === 0 && warns > 0 && i18n.t('health.countWarns', { count: warns })}
        {failed === 0 && warns === 0 && i18n.t('health.allWell')}{' '}
        {i18n.t('health.asOf', { time: formats.timeOfSeconds(health.at) })}
      </p>
      <ul className={styles.list} aria-label={i18n.t('health.parts')}>
        {health.parts.map((part) => (
          <PartItem key={part.part} found={part} now={now} />
        ))}
      </ul>
    </>
  );
}
