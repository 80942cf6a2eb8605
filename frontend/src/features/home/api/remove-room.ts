import { api, done } from '@/lib/api-client';

/** Takes a room away; its devices have none then. */
export function removeRoom(room: string): Promise<void> {
  return done(api.DELETE('/api/v1/rooms/{room}', { params: { path: { room } } }));
}
