import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** The newest commands of a device, newest first. */
export function commandsQuery(device: string, limit: number) {
  return queryOptions({
    queryKey: ['commands', device, limit],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/devices/{device}/commands', {
          params: { path: { device }, query: { limit } },
          signal,
        }),
      ),
  });
}
