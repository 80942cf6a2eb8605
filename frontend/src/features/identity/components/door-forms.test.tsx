import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { playGateway, showInHouse } from '@/test-house';
import { JoinForm } from './join-form';
import { RecoverForm } from './recover-form';

const account = { id: 'b', name: 'Nikos', role: 'MEMBER' };
const opened = () =>
  Response.json({ accessToken: 'token', expiresInSeconds: 600, account }, { status: 201 });

/** Answers one call; the rest never comes. */
function answer(call: string, give: () => Response) {
  const sent: unknown[] = [];
  playGateway(async (made, request) => {
    if (made !== call) return new Promise<Response>(() => undefined);
    sent.push(await request.json());
    return give();
  });
  return sent;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('joining by an invitation', () => {
  const call = 'POST /api/v1/invitations/accept';
  const join = async () => {
    await userEvent.type(screen.getByLabelText('Your name'), 'Nikos');
    await userEvent.click(screen.getByLabelText('New password'));
    await userEvent.paste('four blue doors hum');
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  };

  it('sends the secret with name and password, which may be pasted', async () => {
    const sent = answer(call, opened);
    const onDone = vi.fn();
    showInHouse(<JoinForm secret="s" onDone={onDone} />);
    await join();
    await vi.waitFor(() => {
      expect(onDone).toHaveBeenCalledOnce();
    });
    expect(sent).toEqual([{ secret: 's', name: 'Nikos', password: 'four blue doors hum' }]);
  });

  it('says that a name is taken', async () => {
    answer(call, () => Response.json({ code: 'name-taken' }, { status: 409 }));
    showInHouse(<JoinForm secret="s" onDone={vi.fn()} />);
    await join();
    await screen.findByText('Somebody in this home is called so. Choose another name.');
  });

  it('says that the link is over', async () => {
    answer(call, () => Response.json({ code: 'invitation-not-valid' }, { status: 403 }));
    showInHouse(<JoinForm secret="s" onDone={vi.fn()} />);
    await join();
    await screen.findByText(/^This invitation is not valid/);
  });
});

describe('recovering a password', () => {
  const call = 'POST /api/v1/recovery';
  const recover = async () => {
    await userEvent.type(screen.getByLabelText('Recovery code'), '7QK4M-ABCDE-FGHJK-MNPQR');
    await userEvent.type(screen.getByLabelText('New password'), 'four blue doors hum');
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }));
  };

  it('sends the code of the console with the new password', async () => {
    const sent = answer(call, opened);
    const onDone = vi.fn();
    showInHouse(<RecoverForm onDone={onDone} />);
    await recover();
    await vi.waitFor(() => {
      expect(onDone).toHaveBeenCalledOnce();
    });
    expect(sent).toEqual([{ code: '7QK4M-ABCDE-FGHJK-MNPQR', password: 'four blue doors hum' }]);
  });

  it('names what is wrong with the password', async () => {
    const errors = [{ field: 'password', message: 'is too short' }];
    answer(call, () => Response.json({ code: 'invalid', errors }, { status: 422 }));
    showInHouse(<RecoverForm onDone={vi.fn()} />);
    await recover();
    await screen.findByText('The password is too short.');
  });
});
