import { api, bodyOf } from '@/lib/api-client';
import type { RoomView } from '@/lib/views';

/** Gives a room another name, another place in the order (from 0), or both. */
export function changeRoom(
  room: string,
  change: { name?: string; position?: number },
): Promise<RoomView> {
  return bodyOf(api.PATCH('/api/v1/rooms/{room}', { params: { path: { room } }, body: change }));
}
