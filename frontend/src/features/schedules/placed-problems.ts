import { Problem, type FieldProblem } from '@/lib/problem';

/** What stands against one of many that were sent together. */
export interface Placed extends FieldProblem {
  /** Its place among those that were sent. */
  readonly index: number;
  /** Id of the schedule that it contradicts, if that is what stands against it. */
  readonly contradicts?: string;
}

/**
 * What the gateway says of each (`schedules[3].recurrence.time` is about the fourth); undefined if
 * it says something else, or the error is none of the gateway's.
 */
export function placedOf(error: unknown, list: 'schedules' | 'targets'): Placed[] | undefined {
  if (!(error instanceof Problem) || error.fields.length === 0) return undefined;
  const found = error.fields.map((problem) => place(problem, list));
  return found.every((problem) => problem !== undefined) ? found : undefined;
}

function place(problem: FieldProblem, list: string): Placed | undefined {
  const [, name, index, field = ''] = /^(\w+)\[(\d+)\](?:\.(.+))?$/.exec(problem.field) ?? [];
  if (name !== list || index === undefined) return undefined;
  const other = /^conflicts\[(.+)\]$/.exec(field)?.[1];
  return {
    ...problem,
    index: Number(index),
    field,
    ...(other !== undefined && { contradicts: other }),
  };
}

/** Only contradictions stand against them: a second word takes them in. */
export function isOnlyConflicts(problems: readonly Placed[]): boolean {
  return problems.every(({ contradicts }) => contradicts !== undefined);
}
