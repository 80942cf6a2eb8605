import { authorisedFetch } from '@/lib/authorised-fetch';
import type { StreamEvent } from '@/lib/event-stream';
import { Problem } from '@/lib/problem';
import { readEvents } from '@/lib/read-events';

/**
 * Opens the live stream and hands over each event. Resolves when the gateway ends the stream; throws
 * a {@link Problem} for a refusal, or the browser's error when contact breaks or `signal` aborts.
 */
export async function openLive(
  signal: AbortSignal,
  take: (events: StreamEvent[]) => void,
): Promise<void> {
  const request = new Request('/api/v1/live', {
    headers: { Accept: 'text/event-stream' },
    cache: 'no-store',
    signal,
  });
  const response = await authorisedFetch(request);
  if (!response.ok || response.body === null) throw Problem.from(response.status, undefined);
  await readEvents(response.body, take);
}
