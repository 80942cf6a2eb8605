import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';

/** Who may use a device. */
export function deviceRightsQuery(device: string) {
  return queryOptions({
    queryKey: ['device-rights', device],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/devices/{device}/rights', { params: { path: { device } }, signal })),
  });
}
