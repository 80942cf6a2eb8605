import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** How far the journal is sealed, and what the last check found. */
export const sealQuery = queryOptions({
  queryKey: ['journal', 'seal'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/journal/seal', { signal })),
});

/** Walks along the whole chain now; the result stands in {@link sealQuery} after that. */
export function checkJournal() {
  return bodyOf(api.POST('/api/v1/journal/seal/check'));
}
