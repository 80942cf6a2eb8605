import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** What is wished of a device and what it says that it holds. */
export function settingsQuery(device: string) {
  return queryOptions({
    queryKey: ['settings', device],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/devices/{device}/settings', { params: { path: { device } }, signal }),
      ),
  });
}
