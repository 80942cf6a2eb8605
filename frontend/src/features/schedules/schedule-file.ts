import type { ScheduleFile, ScheduleRequest } from '@/lib/views';

/** The form of the files that this dashboard reads and the gateway writes. */
export const FILE_VERSION = 1;

/** What the gateway takes at once. */
export const MOST_SCHEDULES = 100;

/** The gateway takes requests of 64 KiB; some of that is what stands around the schedules. */
const MOST_BYTES = 63 * 1024;

/** A file may be laid out for people; beyond this it is not even read. */
const MOST_FILE_BYTES = 1024 * 1024;

type Fault = 'not-json' | 'not-schedules' | 'version' | 'empty' | 'too-many' | 'too-large';

/** A file that holds no schedules that could be taken in. */
export class NoScheduleFile extends Error {
  override readonly name = 'NoScheduleFile';

  constructor(readonly fault: Fault) {
    super(fault);
  }
}

/** Reads the schedules of a file. Throws {@link NoScheduleFile} for one that cannot be sent at all. */
export async function readScheduleFile(file: Blob): Promise<ScheduleRequest[]> {
  if (file.size > MOST_FILE_BYTES) throw new NoScheduleFile('too-large');
  const content = parse(await file.text());
  if (!isRecord(content) || !('schedules' in content || 'version' in content))
    throw new NoScheduleFile('not-schedules');
  if (content['version'] !== FILE_VERSION) throw new NoScheduleFile('version');
  const schedules = content['schedules'];
  if (!Array.isArray(schedules) || !schedules.every(isRecord))
    throw new NoScheduleFile('not-schedules');
  if (schedules.length === 0) throw new NoScheduleFile('empty');
  if (schedules.length > MOST_SCHEDULES) throw new NoScheduleFile('too-many');
  if (new Blob([JSON.stringify(schedules)]).size > MOST_BYTES)
    throw new NoScheduleFile('too-large');
  // What is in them is for the gateway to judge.
  return schedules as unknown as ScheduleRequest[];
}

/** The content of a file that people can read, too. */
export function writeScheduleFile(file: ScheduleFile): Blob {
  return new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' });
}

/** `olive-house-schedules-2027-03-22.json`; letters of every language stay. */
export function scheduleFileName(home: string, word: string, date: string): string {
  const plain = `${home} ${word}`.toLocaleLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${plain.join('-')}-${date}.json`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoScheduleFile('not-json');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
