import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToolRequest, ToolView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { AccountsPanel } from './accounts-panel';

const path = '/api/v1/mqtt/accounts';
const secret = 'told-once-and-never-again';

/** A gateway that keeps the accounts; `refusal` is its answer to the next one. */
function keepAccounts(refusal?: Response) {
  let kept: ToolView[] = [];
  const removed: string[] = [];
  playGateway((call) => {
    if (call === `GET ${path}`) return Response.json(kept);
    if (call === `POST ${path}`) {
      if (refusal !== undefined) return refusal;
      const account = {
        name: 'meter',
        userName: 'tool.meter',
        filters: ['a/#', 'b'],
        createdAt: '2027-03-01T09:12:00Z',
        createdBy: 'Maria',
      } satisfies ToolRequest & ToolView;
      kept = [account];
      return Response.json({ ...account, secret }, { status: 201 });
    }
    if (!call.startsWith(`DELETE ${path}/`)) return undefined;
    removed.push(call);
    kept = [];
    return new Response(null, { status: 204 });
  });
  showInHouse(<AccountsPanel />);
  return removed;
}

const add = async () => {
  await screen.findByText('No programs yet.');
  await userEvent.type(screen.getByLabelText('Name of the program'), 'meter');
  await userEvent.type(screen.getByLabelText('What it may read'), 'a/#{Enter}{Enter} b ');
  await userEvent.click(screen.getByRole('button', { name: 'Let it in' }));
};

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('accounts for programs', () => {
  it('show a password once, and never again', async () => {
    keepAccounts();
    await add();
    await screen.findByText(secret);
    expect(screen.getByText('tool.meter')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'I have it' }));
    expect(screen.queryByText(secret)).toBeNull();
    expect(screen.getByRole('heading', { name: 'meter' })).toBeTruthy();
  });

  it('are removed after a question', async () => {
    const removed = keepAccounts();
    await add();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove meter' }));
    expect(screen.getByText('Throw meter out for ever?')).toBeTruthy();
    expect(removed).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Throw it out' }));
    await screen.findByText('No programs yet.');
    expect(removed).toEqual([`DELETE ${path}/meter`]);
  });

  it('name the line that was refused', async () => {
    const errors = [{ field: 'filters[1]', message: 'is a shared subscription' }];
    keepAccounts(Response.json({ code: 'validation', errors }, { status: 400 }));
    await add();
    await screen.findByText('Line 2: A shared subscription is not for this home.');
  });
});
