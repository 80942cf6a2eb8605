import { queryOptions } from '@tanstack/react-query';
import { BROKER_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** Is the broker there, and what does it say of itself? Asked for again as often as it tells. */
export const brokerStatusQuery = queryOptions({
  queryKey: ['broker', 'status'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/mqtt/status', { signal })),
  staleTime: 0,
  refetchInterval: BROKER_REFRESH_MS,
  refetchOnWindowFocus: true,
});
