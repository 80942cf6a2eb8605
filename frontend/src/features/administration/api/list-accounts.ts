import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** Accounts at the broker for the owner's own programs, without their passwords. */
export const accountsQuery = queryOptions({
  queryKey: ['broker', 'accounts'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/mqtt/accounts', { signal })),
  staleTime: 0,
  refetchOnWindowFocus: true,
});
