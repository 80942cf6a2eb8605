import type { QueryClient } from '@tanstack/react-query';
import type { HomeView } from '@/lib/views';
import { addRoom } from './api/add-room';
import { homeQuery } from './api/get-home';

/** A room while it is being chosen: one of the house, none (empty), or a new one that is not there yet. */
export type RoomChoice =
  | { readonly kind: 'room'; readonly id: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly name: string };

/** The choice that stands for the room a device is in. */
export function roomChoice(id: string | undefined): RoomChoice {
  return id === undefined ? { kind: 'none' } : { kind: 'room', id };
}

/**
 * The id of the chosen room, null for none; a new room is made first. A name that the house has
 * already is that room, so a form may be sent again after it failed halfway.
 */
export async function settleRoom(client: QueryClient, choice: RoomChoice): Promise<string | null> {
  if (choice.kind === 'none') return null;
  if (choice.kind === 'room') return choice.id;
  const name = choice.name.trim();
  if (name === '') return null;
  const known = client
    .getQueryData(homeQuery.queryKey)
    ?.rooms.find((room) => room.name.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known.id;
  const added = await addRoom(name);
  client.setQueryData(homeQuery.queryKey, (home) => home && withRoom(home, added));
  return added.id;
}

/** The live stream may have told of the room already. */
function withRoom(home: HomeView, room: HomeView['rooms'][number]): HomeView {
  if (home.rooms.some((other) => other.id === room.id)) return home;
  return { ...home, rooms: [...home.rooms, room] };
}
