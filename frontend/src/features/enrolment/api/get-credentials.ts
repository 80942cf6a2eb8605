import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import type { CredentialsView } from '@/lib/views';

/** How far the newest change of a device's key is; null when it was never changed. */
export function credentialsQuery(device: string) {
  return queryOptions({
    queryKey: ['credentials', device],
    queryFn: async ({ signal }): Promise<CredentialsView | null> => {
      const path = { device };
      const call = api.GET('/api/v1/devices/{device}/credentials', { params: { path }, signal });
      return (await call).response.status === 204 ? null : bodyOf(call);
    },
  });
}
