import { RESTORE_WATCH_MS } from '@/config/timings';
import { bodyOf, publicApi } from '@/lib/api-client';
import type { SetupView } from '@/lib/views';

/**
 * Waits until the gateway has gone and come back, and tells whose home it is then. While it is away, whatever answers in its place
 * says no.
 *
 * @param wasClaimed a home that had no owner and has one is back, also when nobody saw the gateway go
 */
export async function awaitHome(wasClaimed: boolean, signal: AbortSignal): Promise<SetupView> {
  let wasAway = false;
  for (;;) {
    await pause(signal);
    try {
      const setup = await bodyOf(publicApi.GET('/api/v1/setup', { signal }));
      if (wasAway || (setup.claimed && !wasClaimed)) return setup;
    } catch {
      signal.throwIfAborted();
      wasAway = true;
    }
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(new DOMException('over', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, RESTORE_WATCH_MS);
    signal.addEventListener('abort', end, { once: true });
  });
}
