import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** The person's own calendar links, the oldest first; what stands in their addresses is not told again. */
export const calendarLinksQuery = queryOptions({
  queryKey: ['calendar-links'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/calendar-links', { signal })),
});
