import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from './live-connection';

/** A gateway whose streams are opened, fed and broken by hand. */
function gateway() {
  const streams: { take: (events: never[]) => void; end: () => void; aborted: () => boolean }[] =
    [];
  const onEvents = vi.fn();
  const onLost = vi.fn();
  const connection = new LiveConnection({
    open: (signal, take) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
        streams.push({ take, end: resolve, aborted: () => signal.aborted });
      }),
    onEvents,
    onLost,
  });
  return { streams, connection, onEvents, onLost };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('LiveConnection', () => {
  it('is lost after 25 s without a byte, and tries again', async () => {
    const { streams, connection, onLost } = gateway();
    connection.start();
    await vi.advanceTimersByTimeAsync(20_000);
    streams[0]?.take([]);
    await vi.advanceTimersByTimeAsync(24_000);
    expect(onLost).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onLost).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(streams).toHaveLength(2);
    connection.stop();
  });

  it('pauses longer after each failure', async () => {
    const { streams, connection } = gateway();
    connection.start();
    for (let failure = 0; failure < 6; failure += 1) {
      streams.at(-1)?.end();
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(streams).toHaveLength(7);
    streams.at(-1)?.end();
    await vi.advanceTimersByTimeAsync(7_000);
    expect(streams).toHaveLength(7);
    connection.stop();
  });

  it('opens at once on waking when the stream has been quiet', async () => {
    const { streams, connection, onLost } = gateway();
    connection.start();
    await vi.advanceTimersByTimeAsync(5_000);
    connection.wake();
    expect(streams).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    connection.wake();
    expect(streams).toHaveLength(2);
    expect(streams[0]?.aborted()).toBe(true);
    expect(onLost).toHaveBeenCalledTimes(1);
    connection.stop();
  });
});
