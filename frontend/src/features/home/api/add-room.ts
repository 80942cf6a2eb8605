import { api, bodyOf } from '@/lib/api-client';
import type { RoomView } from '@/lib/views';

/** Adds a room behind the others. */
export function addRoom(name: string): Promise<RoomView> {
  return bodyOf(api.POST('/api/v1/rooms', { body: { name } }));
}
