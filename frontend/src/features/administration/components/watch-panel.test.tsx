import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comeIn, playGateway, showInHouse } from '@/test-house';
import { WatchPanel } from './watch-panel';

/** The gateway's side of one look: what it was asked, and the stream it answers with. */
function look() {
  const asked: unknown[] = [];
  const end: { stream?: ReadableStreamDefaultController<Uint8Array>; cancelled: boolean } = {
    cancelled: false,
  };
  playGateway(async (_, request) => {
    asked.push(await request.json());
    request.signal.addEventListener('abort', () => {
      end.cancelled = true;
      end.stream?.error(new DOMException('stopped', 'AbortError'));
    });
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        end.stream = stream;
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  });
  const tell = (payload: string) => {
    const seen = {
      topic: 'a/b',
      payload,
      bytes: 5,
      retained: true,
      qos: 1,
      at: '2027-03-22T16:04:18Z',
    };
    end.stream?.enqueue(
      new TextEncoder().encode(`event: message\ndata: ${JSON.stringify(seen)}\n\n`),
    );
  };
  const view = showInHouse(<WatchPanel />);
  return { asked, end, tell, view };
}

const start = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Look' }));
  await screen.findByText('Looking…');
};

beforeEach(comeIn);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a look at the broker', () => {
  it('shows messages as they come, the newest in front, and why it ended', async () => {
    const { asked, end, tell } = look();
    await userEvent.selectOptions(screen.getByLabelText('Most messages'), '50');
    await start();
    await vi.waitFor(() => {
      expect(asked).toEqual([{ filter: '#', seconds: 30, messages: 50 }]);
    });
    tell('first');
    await screen.findByText('first');
    tell('second');
    await screen.findByText('second');
    const [newest] = screen.getAllByRole('listitem');
    expect(newest?.textContent).toContain('second');
    expect(newest?.textContent).toContain('at least once · 5 bytes · retained');
    for (let count = 2; count < 50; count += 1) tell(`number ${count}`);
    end.stream?.close();
    await screen.findByText('Over: 50 messages, as many as you asked for.');
    expect(screen.getByRole('button', { name: 'Look' })).toBeTruthy();
  });

  it('says that it ended early when neither the time nor the number was reached', async () => {
    const { end, tell } = look();
    await start();
    tell('only');
    await screen.findByText('only');
    end.stream?.close();
    await screen.findByText('1 message. The gateway ended it early.');
  });

  it('can be stopped, and what was seen stays', async () => {
    const { end, tell } = look();
    await start();
    tell('seen');
    await screen.findByText('seen');
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await screen.findByText('1 message. You stopped it.');
    expect(end.cancelled).toBe(true);
    expect(screen.getByText('seen')).toBeTruthy();
  });

  it('tells a break of contact from an end', async () => {
    const { end } = look();
    await start();
    await vi.waitFor(() => {
      expect(end.stream).toBeDefined();
    });
    end.stream?.error(new TypeError('cut'));
    await screen.findByText('0 messages. Contact broke before the end.');
  });

  it('ends with the screen', async () => {
    const { end, view } = look();
    await start();
    await vi.waitFor(() => {
      expect(end.stream).toBeDefined();
    });
    view.unmount();
    expect(end.cancelled).toBe(true);
  });

  it('shows on its field why a filter is none', async () => {
    const errors = [{ field: 'filter', message: 'has a # that is not its last level' }];
    playGateway(() => Response.json({ code: 'validation', errors }, { status: 400 }));
    showInHouse(<WatchPanel />);
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    await screen.findByText('A # may only stand at the end.');
    expect(screen.getByLabelText('Filter').getAttribute('aria-invalid')).toBe('true');
  });
});
