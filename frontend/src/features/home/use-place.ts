import { useQuery } from '@tanstack/react-query';
import { homeQuery } from './api/get-home';

/** True unless the house has told that nobody has said where it stands. */
export function useHasPlace(): boolean {
  return useQuery({ ...homeQuery, select: (home) => home.position !== undefined }).data ?? true;
}
