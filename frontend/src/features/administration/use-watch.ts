import { useEffect, useRef, useState } from 'react';
import { Problem } from '@/lib/problem';
import { watchTopic, type WatchedMessage } from './api/watch-topic';
import { watchEndOf, type WatchBounds, type WatchEnd } from './watch-end';

/** A look at the broker: what was seen, the newest in front, and how it stands. */
export type Watch =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly error: Problem }
  | { readonly kind: 'looking'; readonly messages: readonly WatchedMessage[] }
  | { readonly kind: 'over'; readonly end: WatchEnd; readonly messages: readonly WatchedMessage[] };

/** One look at a time; it ends with the screen. */
export function useWatch() {
  const [watch, setWatch] = useState<Watch>({ kind: 'none' });
  const current = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      current.current?.abort();
    },
    [],
  );
  const stop = () => {
    current.current?.abort();
  };
  const start = async (bounds: WatchBounds) => {
    stop();
    const here = new AbortController();
    current.current = here;
    const tell = (next: Watch) => {
      if (current.current === here) setWatch(next);
    };
    const began = performance.now();
    let messages: WatchedMessage[] = [];
    tell({ kind: 'looking', messages });
    try {
      await watchTopic(bounds, here.signal, (seen) => {
        messages = [...seen.reverse(), ...messages];
        tell({ kind: 'looking', messages });
      });
      const end = watchEndOf(bounds, messages.length, performance.now() - began);
      tell({ kind: 'over', end, messages });
    } catch (error) {
      if (error instanceof Problem) tell({ kind: 'refused', error });
      else tell({ kind: 'over', end: here.signal.aborted ? 'stopped' : 'broken', messages });
    }
  };
  return { watch, start, stop };
}
