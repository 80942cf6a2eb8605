import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '@/lib/api-client';
import { gatewayNow } from '@/lib/gateway-clock';
import { rangeStart, type Range } from '../ranges';

/** What to draw: one capability over one range, in at most `points` buckets. */
export interface HistoryWish {
  readonly device: string;
  readonly capability: string;
  readonly range: Range;
  readonly points: number;
}

/** Min, mean and max of a capability in buckets that the gateway computes. */
export function historyQuery(wish: HistoryWish) {
  return queryOptions({
    queryKey: ['history', wish.device, wish.capability, wish.range, wish.points],
    queryFn: ({ signal }) => {
      const to = gatewayNow();
      const query = {
        capability: wish.capability,
        from: new Date(rangeStart(wish.range, to)).toISOString(),
        to: new Date(to).toISOString(),
        points: wish.points,
      };
      const path = { device: wish.device };
      return bodyOf(
        api.GET('/api/v1/devices/{device}/history', { params: { path, query }, signal }),
      );
    },
    refetchInterval: wish.range === 'hour' ? 30_000 : 300_000,
    placeholderData: keepPreviousData,
  });
}
