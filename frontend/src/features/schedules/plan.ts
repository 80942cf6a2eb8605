import type { ScheduleRequest, ScheduleView } from '@/lib/views';
import type { Target } from './targets';

/** What a schedule says, whether it is saved or still being made. */
export type Plan = Pick<
  ScheduleRequest | ScheduleView,
  'operation' | 'value' | 'recurrence' | 'ending' | 'shift'
>;

/** What a sentence needs to know of the target. */
export type Named = Pick<Target, 'kind' | 'words'>;

/** What happens, as a message chooses between its wordings. */
export function whatKey(plan: Plan, target: Named): string {
  if (target.kind === 'scene') return 'scene';
  const what = typeof plan.value === 'number' ? levelKey(plan.value) : onOrOff(plan.value);
  if (target.kind === 'device') return what;
  return { on: 'groupOn', off: 'groupOff', level: 'groupLevel' }[what];
}

function levelKey(level: number): 'off' | 'level' {
  return level === 0 ? 'off' : 'level';
}

function onOrOff(value: boolean | undefined): 'on' | 'off' {
  return value === false ? 'off' : 'on';
}

/** How it ends, as a message chooses between its wordings: what happens then, and how the moment is told. */
export function endingKey({ value, ending, recurrence }: Plan): string {
  if (ending === undefined) return 'none';
  const back = value === false || value === 0 ? 'on' : 'off';
  if (ending.after !== undefined) return `${back}After`;
  const start = recurrence.kind === 'WEEKLY' || recurrence.kind === 'ONCE' ? recurrence.time : '';
  const isNextDay = start !== undefined && start !== '' && (ending.at ?? '') <= start;
  return isNextDay ? `${back}Next` : `${back}At`;
}
