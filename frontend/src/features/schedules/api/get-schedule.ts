import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** One schedule. */
export function scheduleQuery(id: string) {
  return queryOptions({
    queryKey: ['schedules', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/schedules/{id}', { params: { path: { id } }, signal })),
  });
}
