import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { BrokerStatusView } from '@/lib/views';
import { brokerStatusQuery } from '../api/get-status';
import styles from './broker.module.css';
import { BrokerFigures } from './broker-figures';

/** Is the gateway connected to the broker, where is it, and what has gone through. */
export function BrokerState() {
  const { i18n } = useLingui();
  const status = useQuery(brokerStatusQuery);
  return (
    <Panel title={i18n.t('broker.state')}>
      <div className={styles.stack}>
        {status.isPending && <Waiting outlines={1} />}
        {status.isError && (
          <ProblemNote error={status.error} onRetry={() => void status.refetch()} />
        )}
        {status.data !== undefined && <Standing status={status.data} />}
        <BrokerFigures />
      </div>
    </Panel>
  );
}

function Standing({ status }: { readonly status: BrokerStatusView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { connected, uptimeSeconds } = status;
  const now = gatewayNow();
  return (
    <>
      <p role="status" className={connected ? styles.good : styles.bad}>
        {connected ? i18n.t('broker.connected') : i18n.t('broker.away')}
      </p>
      <Facts
        facts={[
          [
            i18n.t('broker.since'),
            uptimeSeconds && formats.moment(now - uptimeSeconds * 1000, now),
          ],
          [i18n.t('broker.version'), status.version],
          [i18n.t('broker.address'), `${status.host}:${status.port}`],
          [i18n.t('broker.root'), status.root],
        ]}
      />
    </>
  );
}
