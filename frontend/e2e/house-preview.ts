import type { CronView, PlannedFiringView, PreviewView, ScheduleRequest } from '../src/lib/views';

const DAY_MS = 86_400_000;
/** The clocks of Athens go forward on 28 March 2027 at three in the night. */
const SUMMER = '2027-03-28T03:00:00';

const days = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
] as const;

/** How the gateway reads the expressions of the pictures. */
export const crons: Readonly<Record<string, CronView>> = {
  '30 7,19 1,L * FRI#2': {
    seconds: [0],
    minutes: [30],
    hours: [7, 19],
    daysOfMonth: ['1', 'L'],
    months: [],
    weekdays: ['FRI#2'],
  },
};

type Answer = [body: PreviewView, status?: number];

/** What the gateway answers for a plan in Athens, near enough for pictures: it is the fake of a computation that has its own tests. */
export function previewOf(request: ScheduleRequest, own?: string): Answer {
  const { recurrence } = request;
  if (recurrence.kind === 'CRON' && crons[recurrence.expression ?? ''] === undefined)
    return [unread as unknown as PreviewView, 400];
  const firings = Array.from({ length: 140 }, (_, index) =>
    new Date(Date.UTC(2027, 2, 23) + index * DAY_MS).toISOString().slice(0, 10),
  )
    .filter((date) => isDue(recurrence, date))
    .flatMap((date) => timesOn(recurrence, date).flatMap((time) => onDay(request, date, time)))
    .slice(0, 30);
  const conflicts = conflictsOf(request, firings).filter(({ schedule }) => schedule !== own);
  return [
    {
      zone: request.zone ?? 'Europe/Athens',
      tzdata: '2026a',
      firings: firings.map((firing) => ({
        ...firing,
        conflict: conflicts.some(({ local }) => local === firing.local),
      })),
      conflicts,
      ...(recurrence.kind === 'CRON' && { cron: crons[recurrence.expression ?? ''] as CronView }),
    },
  ];
}

const unread = {
  code: 'invalid',
  detail: 'The request is not valid.',
  errors: [
    {
      field: 'recurrence.expression',
      message: 'has to have five fields, or six with the second first',
    },
  ],
};

function isDue({ kind, date: once, days: wanted }: ScheduleRequest['recurrence'], date: string) {
  const at = new Date(`${date}T12:00:00Z`);
  if (kind === 'ONCE') return date === once;
  if (kind !== 'CRON') return wanted?.includes(days[at.getUTCDay()] ?? 'MONDAY') ?? true;
  const isLast = new Date(at.getTime() + DAY_MS).getUTCDate() === 1;
  const isSecondFriday = at.getUTCDay() === 5 && Math.ceil(at.getUTCDate() / 7) === 2;
  return at.getUTCDate() === 1 || isLast || isSecondFriday;
}

/** A late spring evening in Athens, a minute later each day; else the time that was asked for. */
function timesOn({ kind, time, offset }: ScheduleRequest['recurrence'], date: string): string[] {
  if (kind === 'CRON') return ['07:30', '19:30'];
  if (kind !== 'SUN') return [time ?? '08:00'];
  const day = (Date.parse(date) - Date.UTC(2027, 2, 22)) / DAY_MS;
  const minutes =
    (date >= '2027-03-28' ? 19 : 18) * 60 + 39 + day + (offset === undefined ? 0 : -30);
  return [clock(minutes)];
}

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function onDay(request: ScheduleRequest, date: string, time: string): PlannedFiringView[] {
  const gap = date === SUMMER.slice(0, 10) && time.startsWith('03');
  const start = firing(request, gap ? `${date}T04:00:00` : `${date}T${time}:00`, 'START');
  const first: PlannedFiringView = gap
    ? request.gap === 'SKIP'
      ? { ...start, local: `${date}T${time}:00`, mark: 'SKIPPED' }
      : { ...start, mark: 'MOVED' }
    : start;
  const { ending } = request;
  if (ending === undefined) return [first];
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const until = ending.at ?? clock(minutes + Number(/(\d+)M/.exec(ending.after ?? '')?.[1] ?? 60));
  return [first, firing(request, `${date}T${until}:00`, 'END')];
}

function firing(
  request: ScheduleRequest,
  local: string,
  phase: PlannedFiringView['phase'],
): PlannedFiringView {
  const hours = local >= SUMMER ? 3 : 2;
  const at = Date.parse(`${local}Z`) - hours * 3_600_000;
  const value = phase === 'START' ? request.value : request.value === false;
  const shift = Number(/(\d+)M/.exec(request.shift ?? '')?.[1] ?? 0) * 60_000;
  return {
    local,
    at: iso(at),
    offset: `+0${String(hours)}:00`,
    phase,
    conflict: false,
    ...(value !== undefined && { value }),
    ...(shift > 0 && { earliest: iso(at - shift), latest: iso(at + shift) }),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** "Away" turns the ceiling lamp off on weekdays at seven. */
function conflictsOf(request: ScheduleRequest, firings: readonly PlannedFiringView[]) {
  if (request.device !== 'ceiling-lamp' || request.value !== true) return [];
  return firings
    .filter(({ local }) => local.endsWith('T07:00:00') && new Date(`${local}Z`).getUTCDay() % 6 > 0)
    .map(({ at = '', local }) => ({
      at,
      local,
      device: 'ceiling-lamp',
      capability: 'relay1',
      value: true,
      schedule: '5f0c2f5e-0000-4000-8000-000000000004',
      name: 'Away',
      otherValue: false,
    }));
}
