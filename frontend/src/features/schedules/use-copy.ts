import { useLingui } from '@lingui/react';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Actuator } from '@/features/devices/actuators';
import { Problem, type FieldProblem } from '@/lib/problem';
import type { CopyRequest, ScheduleView } from '@/lib/views';
import { previewQuery } from './api/preview-schedule';
import { copyFor } from './copy-targets';
import { isOnlyConflicts, placedOf, type Placed } from './placed-problems';
import { placedWords } from './placed-words';
import { targetKey } from './targets';

/** What the gateway was asked for last. */
interface Sent {
  readonly keys: readonly string[];
  readonly parts: readonly Actuator[];
}

/**
 * Copies at the first tap; at the second one where another schedule wants something else. `keys` are those of the chosen parts:
 * with another choice, what was told before counts no more.
 */
export function useCopy(
  schedule: ScheduleView,
  chosen: readonly Actuator[],
  keys: readonly string[],
  error: unknown,
  onCopy: (request: CopyRequest) => void,
) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const [told, setTold] = useState<readonly string[]>([]);
  const [sent, setSent] = useState<Sent>();
  const previews = useQueries({
    queries: chosen.map((part) => previewQuery(copyFor(schedule, part))),
  });
  const conflicts = previews.flatMap(({ data }) => data?.conflicts ?? []);
  const placed = placedOf(error, 'targets');
  const isConflict = placed !== undefined && isOnlyConflicts(placed);
  useEffect(() => {
    // The gateway knows of a schedule that was not there when it was asked for the previews.
    if (isConflict) void client.invalidateQueries({ queryKey: ['preview'] });
  }, [client, isConflict]);
  const refusals = new Map<string, string>();
  const refuse = (part: Actuator | undefined, problem: FieldProblem | undefined) => {
    if (part !== undefined && problem !== undefined)
      refusals.set(targetKey(part), placedWords(i18n, problem));
  };
  previews.forEach(({ error: refused }, index) => {
    refuse(chosen[index], refused instanceof Problem ? refused.fields[0] : undefined);
  });
  for (const problem of sent?.keys === keys && !isConflict ? (placed ?? []) : [])
    if (problem.contradicts === undefined) refuse(sent?.parts[problem.index], problem);
  const asks = told === keys && (conflicts.length > 0 || isConflict);
  return {
    conflicts,
    /** Why a part cannot have it, by its key. */
    refusals,
    isRefused: chosen.some((part) => refusals.has(targetKey(part))),
    /** What stands against it, unless that is told of each. */
    problem: problemOf(error, placed, isConflict && conflicts.length === 0),
    /** The contradictions were told at the first tap. */
    asks,
    submit: () => {
      setTold(keys);
      if (conflicts.length > 0 && !asks) return;
      setSent({ keys, parts: chosen });
      onCopy({
        targets: chosen.map(({ device, capability }) => ({ device, capability })),
        withConflicts: asks,
      });
    },
  };
}

function problemOf(error: unknown, placed: Placed[] | undefined, unseen: boolean): unknown {
  if (unseen) return new Problem(409, 'schedule-conflict', '');
  return placed === undefined ? error : null;
}
