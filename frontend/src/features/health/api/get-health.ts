import { queryOptions } from '@tanstack/react-query';
import { HEALTH_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** How each part of the house is, the worst first. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/health', { signal })),
  staleTime: 0,
  refetchInterval: HEALTH_REFRESH_MS,
});
