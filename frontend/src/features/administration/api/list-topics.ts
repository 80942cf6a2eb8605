import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** Every kind of topic of the home, or the topics of one device. */
export function topicsQuery(device: string | undefined) {
  return queryOptions({
    queryKey: ['broker', 'topics', device],
    queryFn: ({ signal }) =>
      bodyOf(
        device === undefined
          ? api.GET('/api/v1/mqtt/topics/structure', { signal })
          : api.GET('/api/v1/mqtt/topics/device/{device}', {
              params: { path: { device } },
              signal,
            }),
      ),
    staleTime: Infinity,
  });
}
