import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '@/lib/session';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { YourDataPage } from './your-data-page';

const home = { name: 'Olive House', zone: 'Europe/Athens', rooms: [], now: '2027-03-22T15:00:00Z' };

/** Answers an erasure with this status; tells what was sent for it. */
function show(status: number, problem?: object) {
  const sent: unknown[] = [];
  playGateway(async (call, request) => {
    if (call === 'GET /api/v1/home') return Response.json(home);
    if (call === 'GET /api/v1/account/export') return Response.json({ account: [] });
    sent.push(await request.json());
    return problem === undefined
      ? new Response(null, { status })
      : Response.json(problem, { status });
  });
  showInHouse(<YourDataPage />);
  return sent;
}

const fill = async (name: string) => {
  await userEvent.type(await screen.findByLabelText(/^Type the name of the home/), name);
  await userEvent.type(screen.getByLabelText('Your password'), 'seven tall boats');
  await userEvent.click(screen.getByRole('button', { name: 'Erase the home' }));
};

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('what the home keeps', () => {
  it('is given as a file', async () => {
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL() {} }),
    );
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    show(202);
    await userEvent.click(await screen.findByRole('button', { name: 'Download my data' }));
    await vi.waitFor(() => {
      expect(clicked).toHaveBeenCalledTimes(1);
    });
    expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toBe('hearth-account.json');
  });

  it('is erased only with the name of the home, the password and a second yes', async () => {
    const sent = show(202);
    await fill('Olive');
    expect(screen.queryByRole('button', { name: 'Erase everything' })).toBeNull();
    await userEvent.type(screen.getByLabelText(/^Type the name of the home/), ' House');
    await userEvent.click(screen.getByRole('button', { name: 'Erase the home' }));
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything' }));
    await screen.findByText(/^The home is being erased/);
    expect(sent).toEqual([{ homeName: 'Olive House', password: 'seven tall boats' }]);
  });

  it('stays when the password is wrong, and says so at the field', async () => {
    show(403, { code: 'wrong-password' });
    await fill('Olive House');
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything' }));
    await screen.findByText('This is not your password. Nothing was erased.');
    expect(screen.getByLabelText('Your password').getAttribute('aria-invalid')).toBe('true');
  });

  it('can be erased by the owner alone', async () => {
    const account = { id: 'b', name: 'Nikos', role: 'MEMBER' } as const;
    openSession({ accessToken: 'token', expiresInSeconds: 600, account });
    show(202);
    await screen.findByRole('button', { name: 'Download my data' });
    expect(screen.queryByLabelText('Your password')).toBeNull();
  });
});
