import { useQueries } from '@tanstack/react-query';
import { BATCH_WATCH_MS } from '@/config/timings';
import { gatewayNow, useGatewayNow } from '@/lib/gateway-clock';
import type { BatchView } from '@/lib/views';
import { getBatch } from './api/get-batch';
import { endsOf, type PartEnd } from './batch-ends';

/** Watches wishes that reached several devices until each part has its end. */
export function useBatches(batches: readonly BatchView[]): PartEnd[] {
  const now = useGatewayNow();
  const answers = useQueries({
    queries: batches.map((batch) => ({
      queryKey: ['batch', batch.id],
      queryFn: ({ signal }: { signal: AbortSignal }) => getBatch(batch.id, signal),
      initialData: batch,
      staleTime: Infinity,
      refetchInterval: (query: { state: { data: BatchView | undefined } }) =>
        isOpen(query.state.data ?? batch) && BATCH_WATCH_MS,
    })),
  });
  return endsOf(
    answers.map((answer) => answer.data),
    now,
  );
}

function isOpen(batch: BatchView): boolean {
  return endsOf([batch], gatewayNow()).some((end) => end.kind === 'open');
}
