import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EnrolmentRequest, EnrolmentView } from '@/lib/views';

/** A code while it is shown, with what was asked for, to ask for another when it is over. */
export interface ShownCode<T = EnrolmentRequest> {
  readonly enrolment: EnrolmentView;
  readonly wish: T;
}

const KEPT_MS = 15 * 60_000;

/**
 * The code that one screen shows. It is told once, so it is held while it is worth something, for a
 * person who looks at another screen meanwhile: in memory only, and gone with the session.
 */
function shownCodeQuery<T>(place: string) {
  return queryOptions<ShownCode<T> | null>({
    queryKey: ['shown-code', place],
    queryFn: skipToken,
    gcTime: KEPT_MS,
    staleTime: Infinity,
  });
}

/** The code of a screen, and the way to show another one or none. */
export function useShownCode<T>(
  place: string,
): [ShownCode<T> | null, (next: ShownCode<T> | null) => void] {
  const client = useQueryClient();
  const query = shownCodeQuery<T>(place);
  const { data } = useQuery(query);
  return [
    data ?? null,
    (next) => {
      client.setQueryData(query.queryKey, next);
    },
  ];
}
