import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { PublishPanel } from './publish-panel';

const publish = async () => {
  await userEvent.type(screen.getByLabelText('Topic of the message'), 'hearth/v1/x');
  await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
};

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a message by hand', () => {
  it('goes out as it was chosen', async () => {
    const sent: unknown[] = [];
    playGateway(async (_, request) => {
      sent.push(await request.json());
      return new Response(null, { status: 204 });
    });
    showInHouse(<PublishPanel />);
    await userEvent.click(screen.getByRole('radio', { name: 'At most once' }));
    await userEvent.type(screen.getByLabelText('Message'), 'hello');
    await publish();
    await screen.findByText('Published on hearth/v1/x');
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(sent).toEqual([{ topic: 'hearth/v1/x', payload: 'hello', atLeastOnce: false }]);
  });

  it.each([
    ['topic', 'is told by a device, and nobody speaks for it', /^Only a device tells this/],
    ['topic', "is none of this home's", /^It is none of this home’s topics/],
    ['payload', 'is too long', /^It is too long/],
    ['payload', 'is not to my liking', /^Not accepted: is not to my liking/],
  ])('says at %s what was refused: %s', async (field, message, words) => {
    const errors = [{ field, message }];
    playGateway(() => Response.json({ code: 'validation', errors }, { status: 400 }));
    showInHouse(<PublishPanel />);
    await publish();
    await screen.findByText(words);
    expect(screen.queryByText(/^Published/)).toBeNull();
  });

  it('names the topic of a device that is not here', async () => {
    playGateway(() => Response.json({ code: 'not-found' }, { status: 404 }));
    showInHouse(<PublishPanel />);
    await publish();
    await screen.findByText('There is no such device in this home.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that nothing was sent while the broker is away', async () => {
    playGateway(() => Response.json({ code: 'broker-away' }, { status: 503 }));
    showInHouse(<PublishPanel />);
    await publish();
    await screen.findByText('The broker is away. Nothing was sent; try again in a moment.');
  });
});
