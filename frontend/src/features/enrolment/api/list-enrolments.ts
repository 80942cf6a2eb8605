import { queryOptions } from '@tanstack/react-query';
import { CODE_WATCH_MS, STRANGERS_REFRESH_MS } from '@/config/timings';
import { api, bodyOf } from '@/lib/api-client';

/**
 * Codes that are open, and those that ended within a day; newest first, without the codes themselves. The live stream
 * does not tell of them, so they are asked for, more often while one waits, and at once when the tab wakes.
 */
export const enrolmentsQuery = queryOptions({
  queryKey: ['enrolments'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/enrolments', { signal })),
  staleTime: 0,
  refetchInterval: ({ state }) =>
    state.data?.some((enrolment) => enrolment.state === 'OPEN')
      ? CODE_WATCH_MS
      : STRANGERS_REFRESH_MS,
  refetchOnWindowFocus: true,
});
