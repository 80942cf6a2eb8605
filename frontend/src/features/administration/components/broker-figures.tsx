import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '@/components/facts';
import { Fold } from '@/components/fold';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import type { BrokerMetricsView } from '@/lib/views';
import { brokerMetricsQuery } from '../api/get-metrics';
import { countWords, dataWords } from '../figure-words';

/** What went through the broker since it began, who is there, and what waits behind it. */
export function BrokerFigures() {
  const { i18n } = useLingui();
  const { data, error, refetch } = useQuery(brokerMetricsQuery);
  if (error !== null && data === undefined)
    return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <>
      <Traffic metrics={data} />
      <Fold title={i18n.t('broker.more')}>
        <Inside metrics={data} />
      </Fold>
      <Fold title={i18n.t('broker.figures')}>
        <Facts facts={Object.entries(data.figures)} />
      </Fold>
    </>
  );
}

function Traffic({ metrics: { traffic, clients } }: { readonly metrics: BrokerMetricsView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const count = (value: number | undefined) => countWords(formats, value);
  return (
    <Facts
      facts={[
        [i18n.t('broker.clients'), count(clients.connected)],
        [i18n.t('broker.received'), count(traffic.receivedPerMinute)],
        [i18n.t('broker.sent'), count(traffic.sentPerMinute)],
        [i18n.t('broker.dropped'), count(traffic.dropped)],
      ]}
    />
  );
}

function Inside({ metrics }: { readonly metrics: BrokerMetricsView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { traffic, clients, memory, inboxes } = metrics;
  const count = (value: number | undefined) => countWords(formats, value);
  return (
    <Facts
      facts={[
        [i18n.t('broker.receivedAll'), count(traffic.messagesReceived)],
        [i18n.t('broker.sentAll'), count(traffic.messagesSent)],
        [i18n.t('broker.bytesReceived'), dataWords(formats, traffic.bytesReceived)],
        [i18n.t('broker.bytesSent'), dataWords(formats, traffic.bytesSent)],
        [i18n.t('broker.clientsMost'), count(clients.most)],
        [i18n.t('broker.memory'), dataWords(formats, memory.now)],
        [i18n.t('broker.memoryMost'), dataWords(formats, memory.most)],
        [i18n.t('broker.statusWaiting'), count(inboxes.statusWaiting)],
        [i18n.t('broker.statusDropped'), count(inboxes.statusDropped)],
        [i18n.t('broker.telemetryWaiting'), count(inboxes.telemetryWaiting)],
        [i18n.t('broker.telemetryDropped'), count(inboxes.telemetryDropped)],
      ]}
    />
  );
}
