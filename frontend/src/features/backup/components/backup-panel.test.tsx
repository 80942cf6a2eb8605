import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupsView, BackupView } from '@/lib/views';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { BackupPanel } from './backup-panel';

const path = '/api/v1/backups';
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const backup = (name: string, more: Partial<BackupView> = {}): BackupView => ({
  name,
  madeAt: hoursAgo(9),
  provedAt: hoursAgo(9),
  key: 'aaaa',
  bytes: 1_400_000,
  rows: 12,
  readings: true,
  restorable: true,
  ...more,
});

const proved: BackupsView = {
  key: 'aaaa',
  lastProvedAt: hoursAgo(9),
  backups: [backup('one.hearth')],
};

/** A gateway that tells this; and what it was asked beside the list. */
function keepBackups(
  told: () => BackupsView,
  answer: (call: string, request: Request) => Response | undefined | Promise<Response> = () =>
    undefined,
) {
  const asked: string[] = [];
  playGateway((call, request) => {
    if (call === `GET ${path}`) return Response.json(told());
    if (call.startsWith(`GET ${path}/`) || call.startsWith(`POST ${path}`)) asked.push(call);
    return answer(call, request);
  });
  showInHouse(<BackupPanel homeName="Olive House" />);
  return asked;
}

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the page of the backups', () => {
  it('tells the last proved restore', async () => {
    keepBackups(() => proved);
    const words = await screen.findByText(/: this home was rebuilt from it\.$/);
    expect(words.textContent).toMatch(/^Proved \d/);
    expect(screen.queryByText(/^No newer one was made/)).toBeNull();
  });

  it('says what is to be done first, and offers to make none before', async () => {
    keepBackups(() => ({ backups: [] }));
    await screen.findByText(/^First take the recovery key/);
    expect(screen.getByText('No backup of this home is proved yet.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Make a backup now' })).toBeNull();
  });

  it('warns when the newest proved one is old', async () => {
    keepBackups(() => ({ ...proved, lastProvedAt: hoursAgo(80) }));
    await screen.findByText(/^No newer one was made/);
  });

  it('makes one, and tells the truth while it goes on', async () => {
    let attempt: BackupsView['attempt'];
    const asked = keepBackups(
      () => ({ ...proved, ...(attempt !== undefined && { attempt }) }),
      () => {
        attempt = { startedAt: hoursAgo(0) };
        return new Response(null, { status: 202 });
      },
    );
    const make = await screen.findByRole('button', { name: 'Make a backup now' });
    await userEvent.click(make);
    await screen.findByText(/^A backup is being made and proved since/);
    expect(make.getAttribute('aria-busy')).toBe('true');
    await userEvent.click(make);
    expect(asked).toEqual([`POST ${path}`]);
  });

  it('tells a try that failed, with the words of the gateway folded', async () => {
    const failed = {
      startedAt: hoursAgo(1),
      endedAt: hoursAgo(1),
      failure: 'the disk has no room',
    };
    keepBackups(() => ({ ...proved, attempt: failed }));
    await screen.findByText(/^No backup was made at/);
    expect(screen.getByText('the disk has no room').closest('details')).not.toBeNull();
  });

  it('names what cannot be restored, what is missing and what an earlier key opens', async () => {
    keepBackups(() => ({
      ...proved,
      backups: [
        backup('bad.hearth', { restorable: false, notRestorable: 'changed' }),
        backup('older.hearth', { key: 'bbbb', readings: false }),
      ],
    }));
    const [bad, older] = await screen.findAllByRole('listitem');
    if (bad === undefined || older === undefined) throw new Error('two are missing');
    expect(within(bad).getByText(/^Not restorable/)).toBeTruthy();
    expect(within(bad).queryByText('Proved, and unchanged since')).toBeNull();
    expect(within(older).getByText(/^Without what sensors measured/)).toBeTruthy();
    expect(within(older).getByText('An earlier recovery key opens it: bbbb')).toBeTruthy();
  });

  it('hands one over as a file', async () => {
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: vi.fn() }),
    );
    const clicked = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    const asked = keepBackups(
      () => proved,
      () => new Response('sealed'),
    );
    await userEvent.click(await screen.findByRole('button', { name: /^Download the backup of/ }));
    await vi.waitFor(() => {
      expect(clicked).toHaveBeenCalledOnce();
    });
    expect(asked).toEqual([`GET ${path}/one.hearth/content`]);
  });
});

describe('the recovery key', () => {
  it('is shown for the password until it is written down, and then never again', async () => {
    const sent: unknown[] = [];
    keepBackups(
      () => proved,
      async (_, request) => {
        sent.push(await request.json());
        return Response.json({ key: 'AAAA-BBBB', fingerprint: 'cccc' });
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Take a new one' }));
    expect(screen.getByText(/^A new key opens the backups/)).toBeTruthy();
    expect(sent).toEqual([]);
    await userEvent.type(screen.getByLabelText('Your password'), 'seven green kettles');
    await userEvent.click(screen.getByRole('button', { name: 'Show the key' }));
    await screen.findByText('AAAA-BBBB');
    expect(sent).toEqual([{ password: 'seven green kettles' }]);

    const print = vi.fn();
    vi.stubGlobal('print', print);
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole('button', { name: 'I have written it down' }));
    expect(screen.queryByText('AAAA-BBBB')).toBeNull();
    expect(screen.getByRole('button', { name: 'Take a new one' })).toBeTruthy();
  });

  it('is not shown for a wrong password', async () => {
    keepBackups(
      () => proved,
      () => Response.json({ code: 'wrong-password' }, { status: 403 }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Take a new one' }));
    await userEvent.type(screen.getByLabelText('Your password'), 'no{Enter}');
    await vi.waitFor(() => {
      expect(screen.getByLabelText('Your password').getAttribute('aria-invalid')).toBe('true');
    });
  });
});
