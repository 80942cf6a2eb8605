import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** All scenes of the house, by name. */
export const scenesQuery = queryOptions({
  queryKey: ['scenes'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/scenes', { signal })),
});
