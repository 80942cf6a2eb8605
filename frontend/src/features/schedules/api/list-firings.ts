import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** The ledger of a schedule: what became of each due moment, newest first. */
export function firingsQuery(id: string) {
  return queryOptions({
    queryKey: ['schedules', id, 'firings'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/schedules/{id}/firings', { params: { path: { id } }, signal })),
  });
}
