import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import type { JournalQuery } from '@/lib/views';

const PAGE_SIZE = 50;

/** The journal, newest first. */
export function journalQuery(asked: JournalQuery) {
  return infiniteQueryOptions({
    queryKey: ['journal', 'entries', asked],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        api.GET('/api/v1/journal', {
          params: {
            query: {
              ...asked,
              limit: PAGE_SIZE,
              ...(pageParam !== undefined && { before: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.nextBefore,
  });
}
