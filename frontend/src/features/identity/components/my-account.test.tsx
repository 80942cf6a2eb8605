import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '@/lib/session';
import type { AccountView, OwnSessionView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { DeletionPanel } from './deletion-panel';
import { PasswordPanel } from './password-panel';
import { ProfileForm } from './profile-form';
import { RecoveryNotices } from './recovery-notices';
import { SessionsPanel } from './sessions-panel';

const maria = { id: 'a', name: 'Maria', role: 'OWNER', timeFormat: 'AUTO' } as const;
const at = '2027-03-01T09:12:00Z';

/** Answers calls by name and remembers what was sent with the others, which are done. */
function play(answers: Readonly<Record<string, () => Response>>) {
  const asked: string[] = [];
  playGateway(async (call, request) => {
    const answer = answers[call];
    if (answer === undefined && call.startsWith('GET'))
      return new Promise<Response>(() => undefined);
    if (!call.startsWith('GET')) asked.push(`${call} ${await request.text()}`.trim());
    return answer?.() ?? new Response(null, { status: 204 });
  });
  return asked;
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the own account', () => {
  it('takes name, language and clock, and the session knows them', async () => {
    const changed: AccountView = { ...maria, name: 'Mary', language: 'EL' };
    const asked = play({ 'PUT /api/v1/account': () => Response.json(changed) });
    showInHouse(<ProfileForm account={maria} />);
    await userEvent.clear(screen.getByLabelText('Your name'));
    await userEvent.type(screen.getByLabelText('Your name'), 'Mary');
    await userEvent.selectOptions(screen.getByLabelText('Time of day'), '12 hours (6:30 pm)');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(asked).toEqual(['PUT /api/v1/account {"name":"Mary","timeFormat":"TWELVE_HOURS"}']);
    expect(session.get()).toEqual({ kind: 'in', account: changed });
  });

  it('says that the old password is not right', async () => {
    const refusal = () => Response.json({ code: 'wrong-password' }, { status: 403 });
    play({ 'PUT /api/v1/account/password': refusal });
    showInHouse(<PasswordPanel />);
    await userEvent.type(screen.getByLabelText('Current password'), 'not this one');
    await userEvent.type(screen.getByLabelText('New password'), 'four blue doors hum');
    await userEvent.click(screen.getByRole('button', { name: 'Change the password' }));
    await screen.findByText('This is not your password. Nothing was changed.');
  });

  it('is deleted with the password and after a question; then the person is out', async () => {
    const asked = play({});
    showInHouse(<DeletionPanel />);
    const remove = () => screen.getByRole('button', { name: 'Delete my account', hidden: true });
    expect(remove().getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(screen.getByLabelText('Password'), 'seven green kettles');
    await userEvent.click(remove());
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Delete it', hidden: true }));
    expect(asked).toEqual(['DELETE /api/v1/account {"password":"seven green kettles"}']);
    await vi.waitFor(() => {
      expect(session.get()).toEqual({ kind: 'out' });
    });
  });
});

describe('the sessions of a person', () => {
  const here = { id: 's1', browser: 'Firefox', system: 'Linux', createdAt: at, lastUsedAt: at };
  const list: OwnSessionView[] = [
    { ...here, current: true },
    {
      id: 's2',
      browser: 'Chrome',
      system: 'Android',
      createdAt: at,
      lastUsedAt: at,
      current: false,
    },
    { id: 's3', createdAt: at, lastUsedAt: at, current: false },
  ];

  it('are told in words; this one cannot be ended here, each other can', async () => {
    const asked = play({ 'GET /api/v1/account/sessions': () => Response.json(list) });
    showInHouse(<SessionsPanel />);
    const own = (await screen.findByText('Firefox on Linux')).closest('li') as HTMLElement;
    expect(within(own).getByText('This browser')).toBeTruthy();
    expect(within(own).queryByRole('button')).toBeNull();
    expect(screen.getByText('A browser without a name')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out: Chrome on Android' }));
    expect(asked).toContain('DELETE /api/v1/account/sessions/s2');
    await userEvent.click(screen.getByRole('button', { name: 'Sign out all others' }));
    expect(asked).toContain('DELETE /api/v1/account/sessions');
  });
});

describe('a recovered password of another owner', () => {
  it('is told until it is dismissed', async () => {
    let notices = [{ id: 'n', person: 'Nikos', at }];
    playGateway((call) => {
      if (call.startsWith('DELETE')) {
        expect(call).toBe('DELETE /api/v1/recovery/notices/n');
        notices = [];
        return new Response(null, { status: 204 });
      }
      return call.endsWith('/notices') ? Response.json(notices) : undefined;
    });
    showInHouse(<RecoveryNotices />);
    await screen.findByText(/^Nikos’s password was recovered on/);
    await userEvent.click(screen.getByRole('button', { name: 'I have read this' }));
    await vi.waitFor(() => {
      expect(screen.queryByText(/recovered/)).toBeNull();
    });
  });
});
