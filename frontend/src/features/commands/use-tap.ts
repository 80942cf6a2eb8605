import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { Problem } from '@/lib/problem';

/** From here on a status tells of a fault on the way (RFC 9110, section 15.6), not of a refusal. */
const FAULT = 500;

/**
 * A wish that is sent at a tap, under a key of its own. One that got no answer keeps its key when the
 * same is wished again: nobody knows whether the gateway heard it, and it must not happen twice.
 */
export function useTap<Wish, Answer>(send: (wish: Wish, key: string) => Promise<Answer>) {
  const unanswered = useRef<{ wish: string; key: string }>(undefined);
  return useMutation({
    mutationFn: async (wanted: Wish) => {
      const wish = JSON.stringify(wanted);
      const before = unanswered.current;
      const key = before?.wish === wish ? before.key : crypto.randomUUID();
      unanswered.current = { wish, key };
      try {
        const answer = await send(wanted, key);
        unanswered.current = undefined;
        return answer;
      } catch (error) {
        if (error instanceof Problem && error.status < FAULT) unanswered.current = undefined;
        throw error;
      }
    },
  });
}
