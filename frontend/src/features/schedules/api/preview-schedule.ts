import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import type { ScheduleRequest } from '@/lib/views';

/** The next firings, computed by the engine that will fire them; the dashboard has no second one. */
export function previewQuery(request: ScheduleRequest | undefined) {
  return queryOptions({
    queryKey: ['preview', request],
    queryFn: ({ signal }) => {
      if (request === undefined) throw new Error('A preview needs a complete schedule.');
      return bodyOf(api.POST('/api/v1/schedules/preview', { body: request, signal }));
    },
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
