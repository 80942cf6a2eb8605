import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** Every due moment of a day on the clock of the house (`2027-03-28`; absent: today), and what became of it. */
export function dayQuery(date?: string) {
  return queryOptions({
    queryKey: ['schedules', 'day', date ?? 'today'],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/firings', {
          params: { query: date === undefined ? {} : { date } },
          signal,
        }),
      ),
  });
}
