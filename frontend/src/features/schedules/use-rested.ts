import { useEffect, useState } from 'react';
import { PREVIEW_DEBOUNCE_MS } from '@/config/timings';

/** A value as it was when it last stood still for a moment, so that typing does not ask at every key. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(value);
    }, PREVIEW_DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return rested;
}
