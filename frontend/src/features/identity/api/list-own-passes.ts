import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** What the person at this browser may use for a while, and when. */
export const ownPassesQuery = queryOptions({
  queryKey: ['own-passes'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/account/passes', { signal })),
});
