import { api, bodyOf } from '@/lib/api-client';
import { readEvents } from '@/lib/read-events';
import type { WatchRequest } from '@/lib/views';

/** A message as it passed the broker. */
export interface WatchedMessage {
  readonly topic: string;
  /** As text; what is no text is told as hexadecimal digits behind `0x`. */
  readonly payload: string;
  readonly bytes: number;
  /** The broker had kept it. */
  readonly retained: boolean;
  readonly qos: number;
  /** When it was seen, ISO 8601. */
  readonly at: string;
}

/**
 * Looks at what passes the broker. Resolves when the gateway ends it; throws a {@link Problem} for a refusal, or the
 * browser's error when contact breaks or `signal` aborts.
 */
export async function watchTopic(
  request: WatchRequest,
  signal: AbortSignal,
  take: (messages: WatchedMessage[]) => void,
): Promise<void> {
  const body = await bodyOf(
    api.POST('/api/v1/mqtt/subscribe', { body: request, parseAs: 'stream', signal }),
  );
  await readEvents(body, (events) => {
    if (events.length > 0) take(events.map(({ data }) => JSON.parse(data) as WatchedMessage));
  });
}
