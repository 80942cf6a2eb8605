import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

const PAGE_SIZE = 50;

/** The ledger of a schedule: what became of each due moment, newest first. */
export function firingsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['schedules', id, 'firings'],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        api.GET('/api/v1/schedules/{id}/firings', {
          params: {
            path: { id },
            query: { limit: PAGE_SIZE, ...(pageParam !== undefined && { before: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE_SIZE ? undefined : page.at(-1)?.dueAt),
  });
}
