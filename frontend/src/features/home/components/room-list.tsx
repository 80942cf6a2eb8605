import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNote } from '@/components/problem-note';
import type { HomeView } from '@/lib/views';
import { changeRoom } from '../api/change-room';
import { homeQuery } from '../api/get-home';
import { removeRoom } from '../api/remove-room';
import { useRooms } from '../use-rooms';
import styles from './room-list.module.css';
import { RoomItem } from './room-item';

interface RoomListProps {
  /** How many devices are in a room. */
  readonly countOf: (room: string) => number;
  /** False while nothing can be changed. */
  readonly inContact: boolean;
}

/** The rooms in their order, each with what can be done to it. */
export function RoomList({ countOf, inContact }: RoomListProps) {
  const { i18n } = useLingui();
  const rooms = useRooms();
  const client = useQueryClient();
  const show = (rearrange: (rooms: HomeView['rooms']) => HomeView['rooms']) => {
    client.setQueryData(homeQuery.queryKey, (home) =>
      home === undefined ? undefined : { ...home, rooms: rearrange(home.rooms) },
    );
  };
  const change = useMutation({
    mutationFn: ({ id, ...what }: { id: string; name?: string; position?: number }) =>
      changeRoom(id, what),
    onSuccess: (room, { position }) => {
      show((before) =>
        position === undefined
          ? before.map((other) => (other.id === room.id ? room : other))
          : moved(before, room.id, position),
      );
    },
  });
  const remove = useMutation({
    mutationFn: removeRoom,
    onSuccess: (_, id) => {
      show((before) => before.filter((room) => room.id !== id));
    },
  });
  const busy = change.isPending || remove.isPending;
  return (
    <>
      <ol className={styles.rooms} aria-label={i18n.t('rooms.title')}>
        {rooms.map((room, index) => (
          <RoomItem
            key={room.id}
            room={room}
            devices={countOf(room.id)}
            isFirst={index === 0}
            isLast={index === rooms.length - 1}
            blocked={!inContact || busy}
            onMove={(by) => {
              change.mutate({ id: room.id, position: index + by });
            }}
            onRename={(name) => {
              change.mutate({ id: room.id, name });
            }}
            onRemove={() => {
              remove.mutate(room.id);
            }}
          />
        ))}
      </ol>
      {change.isError && <ProblemNote error={change.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
    </>
  );
}

function moved(rooms: HomeView['rooms'], id: string, to: number): HomeView['rooms'] {
  const others = rooms.filter((room) => room.id !== id);
  const room = rooms.filter((other) => other.id === id);
  return [...others.slice(0, to), ...room, ...others.slice(to)];
}
