import { api, bodyOf } from '@/lib/api-client';
import type { HomeView, PositionView } from '@/lib/views';

/** Says where the home is. */
export function placeHome(body: PositionView): Promise<HomeView> {
  return bodyOf(api.PUT('/api/v1/home/position', { body }));
}
