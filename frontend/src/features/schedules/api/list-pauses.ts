import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** All pauses that hold something, or will. */
export const pausesQuery = queryOptions({
  queryKey: ['schedules', 'pauses'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/pauses', { signal })),
});
