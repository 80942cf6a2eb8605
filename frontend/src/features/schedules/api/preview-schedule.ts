import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import type { ScheduleRequest } from '@/lib/views';

/**
 * The next firings, computed by the engine that will fire them; the dashboard has no second one.
 * `own` is the schedule that the request would change: it does not contradict itself.
 */
export function previewQuery(request: ScheduleRequest | undefined, own?: string) {
  return queryOptions({
    queryKey: ['preview', request, own],
    queryFn: ({ signal }) => {
      if (request === undefined) throw new Error('A preview needs a complete schedule.');
      const params = { query: own === undefined ? {} : { schedule: own } };
      return bodyOf(api.POST('/api/v1/schedules/preview', { params, body: request, signal }));
    },
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
