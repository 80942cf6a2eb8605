import { queryOptions } from '@tanstack/react-query';
import { BROKER_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** The broker's figures, and those of the gateway's inboxes. Asked for again as often as the broker tells. */
export const brokerMetricsQuery = queryOptions({
  queryKey: ['broker', 'metrics'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/mqtt/monitoring/metrics', { signal })),
  staleTime: 0,
  refetchInterval: BROKER_REFRESH_MS,
  refetchOnWindowFocus: true,
});
