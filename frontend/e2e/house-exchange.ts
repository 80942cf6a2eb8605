import type { Request } from '@playwright/test';
import type {
  CalendarLinkView,
  CopyRequest,
  MadeLinkView,
  ScheduleFile,
  ScheduleRequest,
  ScheduleView,
} from '../src/lib/views';
import { previewOf } from './house-preview';

const linkId = (last: number) => `af0c2f5e-0000-4000-8000-00000000000${String(last)}`;

const links: CalendarLinkView[] = [
  { id: linkId(1), label: 'Maria’s phone', createdAt: '2027-02-02T09:30:00Z' },
  { id: linkId(2), label: 'Kitchen tablet', createdAt: '2026-11-14T18:00:00Z' },
];

const made: MadeLinkView = {
  link: { id: linkId(3), label: 'Nikos’ laptop', createdAt: '2027-03-22T16:04:20Z' },
  path: '/api/v1/calendars/Qm9pbGVyIG9uIGF0IHNldmVuLCBldmVyeSBkYXkhISE.ics',
};

/** What the gateway answers about schedules out of the house and into it; undefined for what is none of that. */
export function exchangeAnswerOf(
  request: Request,
  path: string,
  all: readonly ScheduleView[],
): [body: unknown, status?: number] | undefined {
  if (path === '/calendar-links') return request.method() === 'POST' ? [made, 201] : [links];
  if (path.startsWith('/calendar-links/')) return ['', 204];
  if (path === '/schedules/export') return [fileOf(all)];
  if (path === '/schedules/import')
    return take((request.postDataJSON() as ScheduleFile).schedules, all);
  if (path.endsWith('/copies')) return copy(request.postDataJSON() as CopyRequest);
  return undefined;
}

/** The schedules as the gateway writes them. */
export function fileOf(all: readonly ScheduleView[]): ScheduleFile {
  return {
    version: 1,
    schedules: all.map(
      ({ name, device, capability, operation, value, recurrence, gap, overlap, missed }) =>
        ({
          name,
          device,
          capability,
          operation,
          value,
          recurrence,
          gap,
          overlap,
          missed,
        }) as ScheduleRequest,
    ),
  };
}

/** Knows devices of the house alone; of what contradicts "Away" it says so, as the gateway does. */
function take(
  asked: readonly ScheduleRequest[],
  all: readonly ScheduleView[],
): [body: unknown, status?: number] {
  const errors = asked.flatMap((schedule, index) => {
    const field = `schedules[${String(index)}]`;
    if (schedule.device === 'old-boiler')
      return [{ field: `${field}.device`, message: 'is not a device of this home' }];
    if (schedule.recurrence.date === '2026-12-24')
      return [{ field: `${field}.recurrence`, message: 'never comes, or not any more' }];
    const [conflict] = previewOf(schedule)[0].conflicts;
    if (conflict === undefined || schedule.withConflicts === true) return [];
    return [{ field: `${field}.conflicts[${conflict.schedule}]`, message: 'is told two things' }];
  });
  if (errors.length > 0) return [{ code: 'invalid', detail: '', errors }, 422];
  const known = asked.filter(({ name }) => all.some((other) => other.name === name)).length;
  return [{ added: asked.slice(known).map((_, index) => linkId(index)), known }, 201];
}

function copy(request: CopyRequest): [body: unknown, status?: number] {
  const ids = ['5f0c2f5e-0000-4000-8000-000000000003', '5f0c2f5e-0000-4000-8000-000000000005'];
  return [{ added: ids.slice(0, request.targets.length), known: 1 }, 201];
}
