import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/**
 * The cache of what the gateway said. The live stream keeps it fresh, so nothing is asked again for
 * a focused window; a refusal is final, only lost contact is tried again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          !(error instanceof Problem && error.status < 500) && failures < 2,
      },
    },
  });
}
