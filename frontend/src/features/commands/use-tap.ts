import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { inTime } from '@/lib/in-time';
import { isRefusal } from '@/lib/problem';

/**
 * A wish that is sent at a tap, under a key of its own. One that got no answer keeps its key when the
 * same is wished again: nobody knows whether the gateway heard it, and it must not happen twice.
 */
export function useTap<Wish, Answer>(
  send: (wish: Wish, key: string, signal: AbortSignal) => Promise<Answer>,
) {
  const unanswered = useRef<{ wish: string; key: string }>(undefined);
  return useMutation({
    mutationFn: async (wanted: Wish) => {
      const wish = JSON.stringify(wanted);
      const before = unanswered.current;
      const key = before?.wish === wish ? before.key : crypto.randomUUID();
      unanswered.current = { wish, key };
      try {
        const answer = await inTime((signal) => send(wanted, key, signal));
        unanswered.current = undefined;
        return answer;
      } catch (error) {
        if (isRefusal(error)) unanswered.current = undefined;
        throw error;
      }
    },
  });
}
