import { useQuery } from '@tanstack/react-query';
import type { RoomView } from '@/lib/views';
import { homeQuery } from './api/get-home';

/** The rooms of the house, in its order. */
export function useRooms(): readonly RoomView[] {
  return useQuery({ ...homeQuery, select: (home) => home.rooms }).data ?? [];
}
