import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** All devices of the house with what they reported. The live stream keeps it fresh. */
export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/devices', { signal })),
  staleTime: Infinity,
});
