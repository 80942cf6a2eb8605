import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, done } from '@/lib/api-client';

/** A check takes from a moment to minutes. */
const WHILE_CHECKED_MS = 1_000;

/** How far the journal is sealed, and what the last check found; asked again while one goes on. */
export const sealQuery = queryOptions({
  queryKey: ['journal', 'seal'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/journal/seal', { signal })),
  refetchInterval: ({ state }) => state.data?.checking === true && WHILE_CHECKED_MS,
});

/** Begins to walk along the whole chain; {@link sealQuery} tells when that is over, and the result. */
export function checkJournal() {
  return done(api.POST('/api/v1/journal/seal/check'));
}
