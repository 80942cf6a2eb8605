import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Problem } from '@/lib/problem';
import type { Draft } from './draft';

/** Saves at the first tap; at the second one where another schedule wants something else. */
export function useSave(
  draft: Draft,
  conflicts: boolean,
  error: unknown,
  onSave: (withConflicts: boolean) => void,
) {
  const client = useQueryClient();
  const [told, setTold] = useState<Draft>();
  const isConflict = isContradicted(error);
  useEffect(() => {
    // The gateway knows of a schedule that was not there when it was asked for the preview.
    if (isConflict) void client.invalidateQueries({ queryKey: ['preview'] });
  }, [client, isConflict]);
  const isTold = told === draft;
  const asks = isTold && (conflicts || isConflict);
  return {
    asks,
    /** What the gateway said of the draft as it stands, unless the contradictions tell it already. */
    error: isTold && !(isConflict && conflicts) ? error : null,
    submit: () => {
      setTold(draft);
      if (!conflicts || asks) onSave(asks);
    },
  };
}

/** True if another schedule wants something else, which a second word takes in. */
export function isContradicted(error: unknown): boolean {
  return error instanceof Problem && error.code === 'schedule-conflict';
}
