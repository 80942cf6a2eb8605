import { readFileSync } from 'node:fs';
import type { Request } from '@playwright/test';
import type {
  CommandView,
  CronView,
  DayView,
  DeviceView,
  FiringView,
  PauseView,
  ScheduleRequest,
  ScheduleView,
} from '../src/lib/views';
import { exchangeAnswerOf } from './house-exchange';
import { crons, previewOf } from './house-preview';

const id = (last: number) => `5f0c2f5e-0000-4000-8000-00000000000${String(last)}`;
const every: ScheduleView['recurrence']['days'] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

const plain = {
  capability: 'relay1',
  operation: 'SET',
  value: true,
  gap: 'NEXT_VALID',
  overlap: 'FIRST',
  zone: 'Europe/Athens',
  ownZone: false,
  missed: { policy: 'RUN_IF_YOUNGER', within: 'PT5M' },
  enabled: true,
  paused: false,
} as const;

/** Plans of every kind. */
export const schedules: ScheduleView[] = [
  {
    ...plain,
    id: id(1),
    name: 'Night bath',
    device: 'boiler',
    recurrence: { kind: 'WEEKLY', days: every, time: '03:30' },
    ending: { after: 'PT45M' },
    nextAt: '2027-03-23T01:30:00Z',
    nextPhase: 'START',
  },
  {
    ...plain,
    id: id(2),
    name: 'Evening light',
    device: 'ceiling-lamp',
    recurrence: { kind: 'SUN', event: 'SUNSET', offset: '-PT30M', days: every, fallback: '22:00' },
    shift: 'PT10M',
    nextAt: '2027-03-22T16:11:00Z',
    nextPhase: 'START',
  },
  {
    ...plain,
    id: id(3),
    name: 'Garden',
    device: 'garden-pump',
    recurrence: { kind: 'WEEKLY', days: ['SATURDAY', 'SUNDAY'], time: '06:00' },
    enabled: false,
  },
  {
    ...plain,
    id: id(4),
    name: 'Away',
    device: 'ceiling-lamp',
    value: false,
    recurrence: { kind: 'WEEKLY', days: every.slice(0, 5), time: '07:00' },
    skipsNext: '2027-03-23T05:00:00Z',
    nextAt: '2027-03-24T05:00:00Z',
    nextPhase: 'START',
  },
  {
    ...plain,
    id: id(5),
    name: 'Meter day',
    device: 'reading-lamp',
    recurrence: { kind: 'CRON', expression: '30 7,19 1,L * FRI#2' },
    cron: crons['30 7,19 1,L * FRI#2'] as CronView,
    nextAt: '2027-03-31T04:30:00Z',
    nextPhase: 'START',
  },
];

/** All paused for the holiday, but for one. */
export const holiday: PauseView = {
  id: '6f0c2f5e-0000-4000-8000-000000000001',
  scope: 'HOME',
  from: '2027-03-22T12:00:00Z',
  until: '2027-08-14T21:00:00Z',
  keep: [id(1)],
  byName: 'Maria',
};

/** The lamps alone. */
export const groupHoliday: PauseView = {
  ...holiday,
  scope: 'GROUP',
  group: '8f0c2f5e-0000-4000-8000-000000000001',
};

/** The schedules while the holiday lasts. */
function onHoliday(all: ScheduleView[], pause: PauseView): ScheduleView[] {
  return all.map((schedule) => {
    if (pause.keep.includes(schedule.id) || !schedule.enabled) return schedule;
    const { until } = pause;
    return {
      ...schedule,
      paused: true,
      pausedBy: pause.scope,
      ...(until !== undefined && { pausedUntil: until, nextAt: '2027-08-15T04:00:00Z' }),
    };
  });
}

const command = (() => {
  const file = readFileSync('../contracts/live/examples/confirmed.json', 'utf8');
  const { device } = JSON.parse(file) as { device: DeviceView };
  return device.capabilities.find((other) => other.lastCommand)?.lastCommand as CommandView;
})();

const firings: FiringView[] = [
  {
    dueAt: '2027-03-22T02:15:00Z',
    phase: 'END',
    outcome: 'FIRED',
    judgement: 'AS_PLANNED',
    value: false,
    scene: false,
    recordedAt: '2027-03-22T02:15:00Z',
    command,
  },
  {
    dueAt: '2027-03-22T01:30:00Z',
    phase: 'START',
    outcome: 'FIRED',
    judgement: 'AS_PLANNED',
    value: true,
    scene: false,
    recordedAt: '2027-03-22T01:30:00Z',
    command,
  },
  {
    dueAt: '2027-03-21T01:30:00Z',
    phase: 'START',
    outcome: 'MISSED',
    judgement: 'OTHERWISE',
    value: true,
    scene: false,
    reason: 'gateway-down',
    recordedAt: '2027-03-21T05:12:00Z',
  },
  {
    dueAt: '2027-03-20T01:30:00Z',
    phase: 'START',
    outcome: 'HELD',
    judgement: 'OTHERWISE',
    value: true,
    scene: false,
    reason: 'no-trusted-time',
    recordedAt: '2027-03-20T01:30:00Z',
  },
];

const due = (time: string, schedule: number, name: string) => ({
  schedule: id(schedule),
  name,
  dueAt: `2027-03-22T${time}:00Z`,
  recordedAt: `2027-03-22T${time}:01Z`,
  phase: 'START' as const,
  judgement: 'AS_PLANNED' as const,
  value: name !== 'Away',
  scene: false,
});

const otherwise = { judgement: 'OTHERWISE' as const };

/** Today, with each kind of outcome. */
const day: DayView = {
  date: '2027-03-22',
  zone: 'Europe/Athens',
  asPlanned: 5,
  settled: 10,
  open: 1,
  toCome: 2,
  moreToCome: false,
  notListed: 0,
  firings: [
    { ...due('01:30', 1, 'Night bath'), device: 'boiler', outcome: 'FIRED', command },
    { ...due('02:15', 1, 'Night bath'), phase: 'END', value: false, outcome: 'FIRED', command },
    { ...due('05:00', 4, 'Away'), outcome: 'SKIPPED', reason: 'skipped-once' },
    { ...due('05:30', 5, 'Meter day'), outcome: 'RAN_LOCALLY', command },
    { ...due('06:00', 5, 'Meter day'), outcome: 'SKIPPED', reason: 'paused' },
    {
      ...due('07:00', 2, 'Evening light'),
      ...otherwise,
      outcome: 'HELD',
      reason: 'no-trusted-time',
    },
    { ...due('08:00', 2, 'Evening light'), ...otherwise, outcome: 'MISSED', reason: 'superseded' },
    {
      ...due('08:30', 2, 'Evening light'),
      ...otherwise,
      firedAt: '2027-03-22T08:37:00Z',
      outcome: 'FIRED',
      parts: 4,
      done: 3,
      open: 0,
    },
    {
      ...due('09:00', 1, 'Night bath'),
      ...otherwise,
      outcome: 'FIRED',
      command: {
        ...command,
        id: 'late',
        state: 'FAILED',
        confirmed: false,
        reason: 'device-offline',
      },
    },
    {
      ...due('09:10', 4, 'Away'),
      ...otherwise,
      outcome: 'FIRED',
      lateAt: '2027-03-22T09:45:00Z',
      command,
    },
    {
      ...due('16:03', 4, 'Away'),
      judgement: 'OPEN',
      outcome: 'FIRED',
      command: { ...command, id: 'waits', state: 'QUEUED', confirmed: false },
    },
  ],
  toComeFirings: [
    {
      schedule: id(2),
      name: 'Evening light',
      at: '2027-03-22T16:11:00Z',
      phase: 'START',
      value: true,
    },
    {
      schedule: id(2),
      name: 'Evening light',
      at: '2027-03-22T21:00:00Z',
      phase: 'END',
      value: false,
    },
  ],
};

/** What the gateway answers about schedules; undefined for what is none of theirs. */
export function scheduleAnswerOf(
  request: Request,
  path: string,
  url: URL,
  pauses: readonly PauseView[],
): [body: unknown, status?: number] | undefined {
  const [wide] = pauses;
  const all = wide === undefined ? schedules : onHoliday(schedules, wide);
  const method = request.method();
  const asked = all.find((schedule) => path.startsWith(`/schedules/${schedule.id}`)) ?? all[0];
  if (path === '/schedules/preview')
    return previewOf(
      request.postDataJSON() as ScheduleRequest,
      url.searchParams.get('schedule') ?? undefined,
    );
  const exchanged = exchangeAnswerOf(request, path, all);
  if (exchanged !== undefined) return exchanged;
  if (path === '/schedules' && method === 'POST') {
    const wanted = request.postDataJSON() as ScheduleRequest;
    const conflicts = previewOf(wanted)[0].conflicts;
    if (conflicts.length > 0 && !wanted.withConflicts) return [{ code: 'schedule-conflict' }, 409];
    return [{ ...all[0], ...wanted, name: wanted.name ?? 'New', id: id(9) }, 201];
  }
  if (path === '/schedules') return [all];
  if (path === '/pauses') return method === 'POST' ? [wide, 201] : [pauses];
  if (path === '/firings') {
    const date = url.searchParams.get('date') ?? day.date;
    const empty = { asPlanned: 0, settled: 0, open: 0, toCome: 0, firings: [], toComeFirings: [] };
    return [date === day.date ? day : { ...day, ...empty, date }];
  }
  if (path.startsWith('/schedules/') && path.endsWith('/firings')) return [firings];
  if (path.startsWith('/schedules/') && path.endsWith('/run')) return [{ commands: [command] }];
  if (path.startsWith('/commands/')) return [command];
  if (path.startsWith('/schedules/')) return [asked];
  return undefined;
}
