import { queryOptions } from '@tanstack/react-query';
import { STRANGERS_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** Devices that ask to join, the newest in front. The live stream does not tell of them, so they are asked for, and at once when the tab wakes. */
export const strangersQuery = queryOptions({
  queryKey: ['strangers'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/strangers', { signal })),
  staleTime: 0,
  refetchInterval: STRANGERS_REFRESH_MS,
  refetchOnWindowFocus: true,
});
