import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** All schedules of the house. */
export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/schedules', { signal })),
});
