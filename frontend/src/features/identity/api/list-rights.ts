import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** Everybody with what they may do, by name; for the owner. */
export const rightsQuery = queryOptions({
  queryKey: ['rights'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/rights/accounts', { signal })),
});
