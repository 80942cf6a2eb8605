import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** All passes, also those that are over, the newest first; for the owner. */
export const passesQuery = queryOptions({
  queryKey: ['passes'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/passes', { signal })),
});
