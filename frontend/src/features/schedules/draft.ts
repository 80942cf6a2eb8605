import type { DayOfWeek, MissedBody, Recurrence, ScheduleView, SunEvent } from '@/lib/views';
import { secondsOfIso, spanOf, type Span } from './span';
import { week } from './week';

/** What a schedule is about: a part of a device, a group, or a scene. */
export type TargetRef = Pick<ScheduleView, 'device' | 'capability' | 'group' | 'scene'>;

/** When: at a time of the week, by the sun, or one of the rarer kinds. */
export type When = 'TIME' | SunEvent | 'ONCE' | 'INTERVAL' | 'CRON';

/** A date and a time on the clock of the house, as two fields hold them. */
export interface Moment {
  readonly date: string;
  readonly time: string;
}

/**
 * A schedule while it is being edited. It keeps what was typed for every kind, so that a look at
 * another kind loses nothing; {@link requestOf} takes what belongs to the chosen one.
 */
export interface Draft {
  readonly name: string;
  readonly target: TargetRef | undefined;
  /** A dimmer: it takes levels only, and off is one of them. */
  readonly levels: boolean;
  /** What happens; `level` is whole percent. A scene knows by itself. */
  readonly what: 'on' | 'off' | 'level';
  readonly level: number;
  readonly when: When;
  readonly days: readonly DayOfWeek[];
  /** `07:00`, or `07:00:30` if it was made so. */
  readonly time: string;
  readonly date: string;
  /** Minutes before or after what the sun does, as typed. */
  readonly offset: { readonly minutes: string; readonly side: 'before' | 'after' };
  /** On days without the event; undefined: nothing happens then. */
  readonly fallback: string | undefined;
  readonly every: Span;
  readonly start: Moment;
  readonly end: Moment | undefined;
  readonly expression: string;
  readonly ending: 'none' | 'after' | 'at';
  readonly after: Span;
  readonly until: string;
  /** Minutes either way, as typed; undefined: none. */
  readonly shift: string | undefined;
  readonly gap: ScheduleView['gap'];
  readonly overlap: ScheduleView['overlap'];
  /** IANA name; empty: the home's. */
  readonly zone: string;
  readonly missed: MissedBody['policy'];
  /** Minutes, as typed. */
  readonly within: string;
  readonly enabled: boolean;
}

/** A new schedule, on at seven each day; `today` is the day on the clock of the house. */
export function newDraft(target: TargetRef | undefined, today: string): Draft {
  return {
    name: '',
    target,
    levels: false,
    what: 'on',
    level: 100,
    when: 'TIME',
    days: [...week],
    time: '07:00',
    date: nextDay(today),
    offset: { minutes: '0', side: 'before' },
    fallback: undefined,
    every: { amount: '2', unit: 'hours' },
    start: { date: today, time: '08:00' },
    end: undefined,
    expression: '',
    ending: 'none',
    after: { amount: '15', unit: 'minutes' },
    until: '08:00',
    shift: undefined,
    gap: 'NEXT_VALID',
    overlap: 'FIRST',
    zone: '',
    missed: 'RUN_IF_YOUNGER',
    within: '5',
    enabled: true,
  };
}

/** An existing schedule, to be changed. */
export function draftOf(schedule: ScheduleView, today: string): Draft {
  const { name, value, ending, shift, gap, overlap, missed, enabled } = schedule;
  const { device, capability, group, scene } = schedule;
  const fresh = newDraft(
    {
      ...(device !== undefined && { device }),
      ...(capability !== undefined && { capability }),
      ...(group !== undefined && { group }),
      ...(scene !== undefined && { scene }),
    },
    today,
  );
  const level = typeof value === 'number' ? value : 0;
  return {
    ...fresh,
    name,
    levels: schedule.operation === 'LEVEL',
    what: whatOf(value),
    level: level > 0 ? level : fresh.level,
    ...recurring(schedule.recurrence),
    ending: ending?.after !== undefined ? 'after' : ending?.at !== undefined ? 'at' : 'none',
    ...(ending?.after !== undefined && { after: spanOf(ending.after) }),
    ...(ending?.at !== undefined && { until: shortTime(ending.at) }),
    shift: shift === undefined ? undefined : minutesOf(shift),
    gap,
    overlap,
    zone: schedule.ownZone ? schedule.zone : '',
    missed: missed.policy,
    ...(missed.within !== undefined && { within: minutesOf(missed.within) }),
    enabled,
  };
}

function whatOf(value: ScheduleView['value']): Draft['what'] {
  if (typeof value === 'number') return value > 0 ? 'level' : 'off';
  return value === false ? 'off' : 'on';
}

/** What a recurrence says, in the fields of a draft. */
function recurring(recurrence: Recurrence): Partial<Draft> {
  const { kind, event, date, time, days, every, start, end, expression, offset, fallback } =
    recurrence;
  const seconds = offset === undefined ? 0 : secondsOfIso(offset);
  return {
    when: kind === 'SUN' ? (event ?? 'SUNSET') : kind === 'WEEKLY' ? 'TIME' : kind,
    ...(days !== undefined && days.length > 0 && { days }),
    ...(time !== undefined && { time: shortTime(time) }),
    ...(date !== undefined && { date }),
    ...(every !== undefined && { every: spanOf(every) }),
    ...(start !== undefined && { start: momentOf(start) }),
    ...(end !== undefined && { end: momentOf(end) }),
    ...(expression !== undefined && { expression }),
    offset: { minutes: String(Math.abs(seconds) / 60), side: seconds > 0 ? 'after' : 'before' },
    ...(fallback !== undefined && { fallback: shortTime(fallback) }),
  };
}

/** `07:00:00` as `07:00`; seconds that say something stay. */
export function shortTime(time: string): string {
  return time.length === 8 && time.endsWith(':00') ? time.slice(0, 5) : time;
}

function momentOf(local: string): Moment {
  const [date = '', time = '00:00'] = local.split('T');
  return { date, time: shortTime(time) };
}

function minutesOf(iso: string): string {
  return String(secondsOfIso(iso) / 60);
}

/** The day after, `2027-03-23`. */
function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
