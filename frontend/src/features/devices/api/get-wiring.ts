import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import type { DeviceView } from '@/lib/views';

/** The lines of a device; asked again when the live stream says that something about them is new. */
export function wiringQuery(device: DeviceView) {
  const { desiredRevision, reportedRevision, refused } = device.wiring ?? {};
  return queryOptions({
    queryKey: ['wiring', device.id, desiredRevision, reportedRevision, refused],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/devices/{device}/wiring', {
          params: { path: { device: device.id } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
