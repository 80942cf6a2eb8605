import { queryOptions } from '@tanstack/react-query';
import { HOUSEHOLD_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** Everybody who has an account; for owners. Looked at again while the page is open: somebody may join meanwhile. */
export const residentsQuery = queryOptions({
  queryKey: ['residents'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/accounts', { signal })),
  refetchInterval: HOUSEHOLD_REFRESH_MS,
});
