import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import { Problem } from '@/lib/problem';
import type { AdapterView } from '@/lib/views';

/** How an older device is spoken to; null if it speaks the protocol. */
export function adapterQuery(device: string) {
  return queryOptions({
    queryKey: ['adapter', device],
    queryFn: ({ signal }): Promise<AdapterView | null> =>
      bodyOf(
        api.GET('/api/v1/devices/{device}/adapter', { params: { path: { device } }, signal }),
      ).catch((error: unknown) => {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }),
  });
}
