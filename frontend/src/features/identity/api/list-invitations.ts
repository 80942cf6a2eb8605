import { queryOptions } from '@tanstack/react-query';
import { HOUSEHOLD_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/** Invitations that are open, newest first. Looked at again while the page is open: somebody may join meanwhile. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/invitations', { signal })),
  refetchInterval: HOUSEHOLD_REFRESH_MS,
});
