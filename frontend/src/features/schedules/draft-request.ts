import type { Recurrence, ScheduleRequest } from '@/lib/views';
import type { Draft } from './draft';
import { isoOf, secondsOf, wholeNumber } from './span';

/** What is still missing, or is not a number that means something; undefined when nothing is. */
export type Missing =
  | 'target'
  | 'days'
  | 'offset'
  | 'date'
  | 'every'
  | 'start'
  | 'end'
  | 'expression'
  | 'after'
  | 'shift'
  | 'within';

/** The first thing that keeps a draft from being a schedule, in the order of the screen. */
export function missingOf(draft: Draft): Missing | undefined {
  if (draft.target === undefined) return 'target';
  if (hasDays(draft) && draft.days.length === 0) return 'days';
  return (
    missingWhen(draft) ??
    (ends(draft) && draft.ending === 'after' && secondsOf(draft.after) === undefined
      ? 'after'
      : undefined) ??
    (draft.shift !== undefined && !isBetween(draft.shift, 1, 120) ? 'shift' : undefined) ??
    (draft.missed === 'RUN_IF_YOUNGER' && !isBetween(draft.within, 1, 1_440) ? 'within' : undefined)
  );
}

/** True for what is read by the days of the week. */
export function hasDays({ when }: Draft): boolean {
  return when === 'TIME' || isSun(when);
}

/** True for what the sun decides. */
export function isSun(when: Draft['when']): when is 'DAWN' | 'SUNRISE' | 'SUNSET' | 'DUSK' {
  return when === 'DAWN' || when === 'SUNRISE' || when === 'SUNSET' || when === 'DUSK';
}

/** A scene has no opposite. */
export function ends({ target }: Draft): boolean {
  return target?.scene === undefined;
}

function missingWhen(draft: Draft): Missing | undefined {
  switch (draft.when) {
    case 'TIME':
      return undefined;
    case 'ONCE':
      return draft.date === '' ? 'date' : undefined;
    case 'CRON':
      return draft.expression.trim() === '' ? 'expression' : undefined;
    case 'INTERVAL':
      if (secondsOf(draft.every) === undefined) return 'every';
      if (draft.start.date === '') return 'start';
      return draft.end?.date === '' ? 'end' : undefined;
    case 'DAWN':
    case 'SUNRISE':
    case 'SUNSET':
    case 'DUSK':
      return isBetween(draft.offset.minutes, 0, 720) ? undefined : 'offset';
  }
}

function isBetween(typed: string, least: number, most: number): boolean {
  // An empty field of minutes before the sun means none.
  const number = typed.trim() === '' && least === 0 ? 0 : wholeNumber(typed);
  return number !== undefined && number >= least && number <= most;
}

/** What to send; undefined while something is missing. An empty name lets the gateway choose one. */
export function requestOf(draft: Draft): ScheduleRequest | undefined {
  if (missingOf(draft) !== undefined) return undefined;
  const { target, name, gap, overlap, zone, missed, within, shift, enabled } = draft;
  return {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...target,
    ...actionOf(draft),
    recurrence: recurrenceOf(draft),
    ...(ends(draft) && endingOf(draft)),
    ...(shift !== undefined && { shift: isoOf(Number(shift) * 60) }),
    gap,
    overlap,
    ...(zone !== '' && { zone }),
    missed: {
      policy: missed,
      ...(missed === 'RUN_IF_YOUNGER' && { within: isoOf(Number(within) * 60) }),
    },
    enabled,
    withConflicts: false,
  };
}

function actionOf(draft: Draft): Pick<ScheduleRequest, 'operation' | 'value'> {
  const { target, levels, what, level } = draft;
  if (target?.scene !== undefined) return {};
  if (what === 'level') return { operation: 'LEVEL', value: level };
  if (levels) return { operation: 'LEVEL', value: what === 'on' ? 100 : 0 };
  return { operation: 'SET', value: what === 'on' };
}

function recurrenceOf(draft: Draft): Recurrence {
  const { when, days, time, date, every, start, end, expression, offset, fallback } = draft;
  switch (when) {
    case 'TIME':
      return { kind: 'WEEKLY', days: [...days], time };
    case 'ONCE':
      return { kind: 'ONCE', date, time };
    case 'CRON':
      return { kind: 'CRON', expression: expression.trim() };
    case 'INTERVAL':
      return {
        kind: 'INTERVAL',
        every: isoOf(secondsOf(every) ?? 0),
        start: `${start.date}T${start.time}`,
        ...(end !== undefined && { end: `${end.date}T${end.time}` }),
      };
    case 'DAWN':
    case 'SUNRISE':
    case 'SUNSET':
    case 'DUSK': {
      const minutes = Number(offset.minutes);
      return {
        kind: 'SUN',
        event: when,
        days: [...days],
        ...(minutes > 0 && { offset: isoOf(minutes * (offset.side === 'before' ? -60 : 60)) }),
        ...(fallback !== undefined && { fallback }),
      };
    }
  }
}

function endingOf({ ending, after, until }: Draft): Pick<ScheduleRequest, 'ending'> {
  if (ending === 'after') return { ending: { after: isoOf(secondsOf(after) ?? 0) } };
  return ending === 'at' ? { ending: { at: until } } : {};
}
