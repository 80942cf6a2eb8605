import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** Codes that are open, and those that ended within a day; newest first, without the codes themselves. */
export const enrolmentsQuery = queryOptions({
  queryKey: ['enrolments'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/enrolments', { signal })),
  staleTime: 0,
});
