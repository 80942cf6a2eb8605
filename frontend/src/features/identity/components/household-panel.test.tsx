import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ResidentView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { HouseholdPanel } from './household-panel';

const createdAt = '2027-03-01T09:12:00Z';
const people: ResidentView[] = [
  { id: 'a', name: 'Maria', role: 'OWNER', createdAt, lastSeenAt: createdAt },
  { id: 'b', name: 'Nikos', role: 'MEMBER', createdAt, lastSeenAt: createdAt },
];

/** A gateway that remembers what it was asked; `refusal` is its answer to a change. */
function keepPeople(refusal?: Response) {
  const asked: string[] = [];
  playGateway(async (call, request) => {
    if (call === 'GET /api/v1/accounts') return Response.json(people);
    if (call.startsWith('GET')) return new Promise<Response>(() => undefined);
    asked.push(`${call} ${await request.text()}`.trim());
    return refusal ?? new Response(null, { status: 204 });
  });
  showInHouse(<HouseholdPanel />);
  return asked;
}

const nikos = async () => within((await screen.findByText('Nikos')).closest('li') as HTMLElement);

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the people of the household', () => {
  it('get another role only after a second act', async () => {
    const asked = keepPeople();
    const item = await nikos();
    await userEvent.selectOptions(item.getByLabelText('Role of Nikos'), 'Owner');
    expect(asked).toEqual([]);
    await userEvent.click(item.getByRole('button', { name: 'Make Nikos an owner' }));
    expect(asked).toEqual(['PUT /api/v1/accounts/b/role {"role":"OWNER"}']);
  });

  it('are removed after a question', async () => {
    const asked = keepPeople();
    const item = await nikos();
    await userEvent.click(item.getByRole('button', { name: 'Remove Nikos' }));
    expect(asked).toEqual([]);
    await userEvent.click(item.getByRole('button', { name: 'Remove' }));
    expect(asked).toEqual(['DELETE /api/v1/accounts/b']);
  });

  it('cannot act on themselves here', async () => {
    keepPeople();
    const self = (await screen.findByText('Maria (you)')).closest('li') as HTMLElement;
    expect(within(self).queryAllByRole('button')).toEqual([]);
    expect(within(self).queryAllByRole('combobox')).toEqual([]);
  });

  it('are told why the last owner stays', async () => {
    keepPeople(Response.json({ code: 'last-owner' }, { status: 409 }));
    const item = await nikos();
    await userEvent.click(item.getByRole('button', { name: 'Remove Nikos' }));
    await userEvent.click(item.getByRole('button', { name: 'Remove' }));
    await screen.findByText('A home needs an owner. Make somebody else an owner first.');
  });
});
