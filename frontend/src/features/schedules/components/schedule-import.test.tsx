import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScheduleFile } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { ScheduleImport } from './schedule-import';

const plan = (name: string) => ({
  name,
  device: 'lamp',
  capability: 'relay1',
  value: true,
  recurrence: { kind: 'WEEKLY', days: ['MONDAY'], time: '07:00' },
});
const away = { id: 'a', name: 'Away' };

/** What was sent, each time. */
let sent: ScheduleFile['schedules'][];

/** The panel, with the gateway's answers to one try after the other. */
function show(...answers: Response[]) {
  sent = [];
  playGateway(async (call, request) => {
    if (call === 'GET /api/v1/schedules') return Response.json([away]);
    if (call !== 'POST /api/v1/schedules/import') return new Promise<Response>(() => undefined);
    sent.push(((await request.json()) as ScheduleFile).schedules);
    return answers[sent.length - 1] ?? new Response('', { status: 500 });
  });
  showInHouse(<ScheduleImport />);
}

const refusal = (...errors: { field: string; message: string }[]) =>
  Response.json({ code: 'invalid', errors }, { status: 422 });
const taken = (added: number, known: number) =>
  Response.json({ added: Array.from({ length: added }, (_, id) => String(id)), known });
const choose = (...names: string[]) =>
  userEvent.upload(
    screen.getByLabelText('File with schedules'),
    new File([JSON.stringify({ version: 1, schedules: names.map(plan) })], 'plans.json'),
  );
const tap = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('taking schedules in from a file', () => {
  it('shows what is in it first, and then says what was new', async () => {
    show(taken(12, 3));
    await choose('Morning', 'Evening');
    expect(await screen.findByText('2 schedules in this file')).toBeTruthy();
    expect(sent).toEqual([]);
    await tap('Take them in');
    expect(await screen.findByText('12 added, 3 were there already.')).toBeTruthy();
    expect(sent).toEqual([[plan('Morning'), plan('Evening')]]);
  });

  it('tells by name what cannot be, and takes the others in when asked to', async () => {
    const conflict = { field: 'schedules[0].conflicts[a]', message: 'is told two things' };
    show(
      refusal(conflict, { field: 'schedules[1].recurrence', message: 'never comes' }),
      refusal(conflict, { field: 'schedules[1].conflicts[new]', message: 'is told two things' }),
      taken(2, 0),
    );
    await choose('Morning', 'Christmas', 'Evening');
    await tap('Take them in');
    expect(await screen.findByText(/It never comes/)).toBeTruthy();
    expect(screen.getByText('Christmas')).toBeTruthy();
    await tap('Take in the other 2');
    await tap('Take in anyway');
    expect(await screen.findByText('2 added.')).toBeTruthy();
    expect(sent[1]).toEqual([plan('Morning'), plan('Evening')]);
    expect(sent[2]?.map(({ withConflicts }) => withConflicts)).toEqual([true, true]);
  });

  it('names both that contradict each other before the second tap', async () => {
    show(refusal({ field: 'schedules[0].conflicts[a]', message: 'is told two things' }));
    await choose('Morning');
    await tap('Take it in');
    const item = await screen.findByRole('listitem');
    expect(item.textContent).toMatch(/^Morning: “Away” wants something else/);
    expect(screen.getByRole('button', { name: 'Take in anyway' })).toBeTruthy();
  });

  it('offers nothing to take in when nothing of the file can be', async () => {
    show(refusal({ field: 'schedules[0].device', message: 'is not a device of this home' }));
    await choose('Morning');
    await tap('Take it in');
    await screen.findByText(/There is no such device here/);
    expect(screen.queryByRole('button', { name: /^Take/ })).toBeNull();
  });

  it('says that a file is too large when the web server says so', async () => {
    show(new Response('<h1>413</h1>', { status: 413 }));
    await choose('Morning');
    await tap('Take it in');
    expect(await screen.findByText('This file is too large to be taken in.')).toBeTruthy();
  });

  it('forgets one file when another is chosen', async () => {
    show(refusal({ field: 'schedules[0].device', message: 'is not a device of this home' }));
    await choose('Morning');
    await tap('Take it in');
    await screen.findByText(/There is no such device here/);
    await choose('Evening', 'Night');
    expect(await screen.findByText('2 schedules in this file')).toBeTruthy();
    expect(screen.queryByText(/There is no such device here/)).toBeNull();
  });
});
