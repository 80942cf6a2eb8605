import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

const PAGE_SIZE = 50;

/** The journal, newest first, of the house or of one device. */
export function journalQuery(device?: string) {
  return infiniteQueryOptions({
    queryKey: ['journal', device ?? null],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        api.GET('/api/v1/journal', {
          params: {
            query: {
              limit: PAGE_SIZE,
              ...(device !== undefined && { device }),
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
