import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HomeView } from '@/lib/views';
import { homeQuery } from './api/get-home';

/** A change of the home that is answered by the home as it is then. */
export function useHomeChange<T>(change: (wish: T) => Promise<HomeView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (home) => {
      client.setQueryData(homeQuery.queryKey, home);
    },
  });
}
