import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** Everybody who ever caused something, also those who have left. */
export const journalPersonsQuery = queryOptions({
  queryKey: ['journal', 'persons'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/journal/persons', { signal })),
});
