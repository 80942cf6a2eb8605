import { queryOptions } from '@tanstack/react-query';
import { NOTICES_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** Recoveries of other owners' passwords that this owner has not dismissed yet. */
export const noticesQuery = queryOptions({
  queryKey: ['recovery-notices'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/recovery/notices', { signal })),
  refetchInterval: NOTICES_REFRESH_MS,
});
