import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addPause } from './api/add-pause';
import { endPause } from './api/end-pause';

/** Pauses; every list of schedules and of what is due is looked at again. */
export function usePause(onPaused: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: addPause,
    onSuccess: async () => {
      onPaused();
      await client.invalidateQueries({ queryKey: ['schedules'] });
    },
  });
}

/** Ends a pause; every list of schedules and of what is due is looked at again. */
export function useResume() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: endPause,
    onSuccess: () => client.invalidateQueries({ queryKey: ['schedules'] }),
  });
}
