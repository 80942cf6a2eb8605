import { describe, expect, it } from 'vitest';
import {
  NoScheduleFile,
  readScheduleFile,
  scheduleFileName,
  writeScheduleFile,
} from './schedule-file';

const boiler = {
  name: 'Bath',
  device: 'boiler',
  capability: 'relay1',
  value: true,
  recurrence: { kind: 'WEEKLY' as const, days: ['MONDAY' as const], time: '07:00' },
};

const read = (content: unknown) => readScheduleFile(new Blob([JSON.stringify(content)]));

/** Why a file was not taken. */
async function faultOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NoScheduleFile);
  return (error as NoScheduleFile).fault;
}

describe('a file with schedules', () => {
  it('is read as it was written', async () => {
    const file = writeScheduleFile({ version: 1, schedules: [boiler] });
    expect(await readScheduleFile(file)).toEqual([boiler]);
  });

  it('is told from one that is no JSON', async () => {
    expect(await faultOf(readScheduleFile(new Blob(['{"version": 1'])))).toBe('not-json');
  });

  it('is told from JSON of another kind', async () => {
    expect(await faultOf(read([boiler]))).toBe('not-schedules');
    expect(await faultOf(read({ accounts: [] }))).toBe('not-schedules');
    expect(await faultOf(read({ version: 1, schedules: 'all' }))).toBe('not-schedules');
    expect(await faultOf(read({ version: 1, schedules: [boiler, null] }))).toBe('not-schedules');
  });

  it('is of the form that is known here', async () => {
    expect(await faultOf(read({ version: 2, schedules: [boiler] }))).toBe('version');
    expect(await faultOf(read({ schedules: [boiler] }))).toBe('version');
  });

  it('holds as many as can be taken in at once', async () => {
    expect(await faultOf(read({ version: 1, schedules: [] }))).toBe('empty');
    const all = Array.from({ length: 101 }, () => boiler);
    expect(await faultOf(read({ version: 1, schedules: all }))).toBe('too-many');
    expect(await read({ version: 1, schedules: all.slice(1) })).toHaveLength(100);
  });

  it('is no larger than what the gateway takes, however it is laid out', async () => {
    const wordy = { ...boiler, name: 'x'.repeat(70_000) };
    expect(await faultOf(read({ version: 1, schedules: [wordy] }))).toBe('too-large');
    const spaced = JSON.stringify({ version: 1, schedules: [boiler] }).padEnd(100_000);
    expect(await readScheduleFile(new Blob([spaced]))).toEqual([boiler]);
    expect(await faultOf(readScheduleFile(new Blob([spaced.padEnd(1_100_000)])))).toBe('too-large');
  });

  it('has a name that says which home and day it is of', () => {
    expect(scheduleFileName('Olive House', 'schedules', '2027-03-22')).toBe(
      'olive-house-schedules-2027-03-22.json',
    );
    expect(scheduleFileName('Σπίτι/της: ελιάς', 'προγράμματα', '2027-03-22')).toBe(
      'σπίτι-της-ελιάς-προγράμματα-2027-03-22.json',
    );
    expect(scheduleFileName('', 'schedules', '2027-03-22')).toBe('schedules-2027-03-22.json');
  });
});
