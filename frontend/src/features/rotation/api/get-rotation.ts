import { queryOptions } from '@tanstack/react-query';
import { ROTATION_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** How far the change of the broker's key is, and what each device said of it. */
export const rotationQuery = queryOptions({
  queryKey: ['broker', 'rotation'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/broker/rotation', { signal })),
  staleTime: 0,
  refetchInterval: ROTATION_REFRESH_MS,
});
