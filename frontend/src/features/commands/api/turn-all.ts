import { api, bodyOf } from '@/lib/api-client';
import type { BatchRequest, BatchView } from '@/lib/views';

/** Whose relays and dimmers. */
export type Place =
  { readonly kind: 'home' } | { readonly kind: 'room' | 'group'; readonly id: string };

/** What is to be turned, and how. */
export interface TurnAll {
  readonly place: Place;
  readonly on: boolean;
  /** A relay is turned on and off, a dimmer is set to full or to nothing: a request for each. */
  readonly relays: boolean;
  readonly dimmers: boolean;
}

/**
 * Turns everything in a place on or off; what cannot be reached now is left out and named. Under the
 * same key it is the same wish, however often it is sent.
 */
export async function turnAll(
  { place, on, relays, dimmers }: TurnAll,
  key: string,
  signal: AbortSignal,
): Promise<BatchView[]> {
  const bodies = [
    ...(relays ? [{ operation: 'SET', value: on, capabilityKind: 'RELAY' } as const] : []),
    ...(dimmers
      ? [{ operation: 'LEVEL', value: on ? 100 : 0, capabilityKind: 'LEVEL' } as const]
      : []),
  ];
  return Promise.all(
    bodies.map((body) => send(place, body, `${key}-${body.capabilityKind}`, signal)),
  );
}

function send(
  place: Place,
  body: BatchRequest,
  key: string,
  signal: AbortSignal,
): Promise<BatchView> {
  const header = { 'Idempotency-Key': key };
  const query = { skipUnavailable: true };
  switch (place.kind) {
    case 'home':
      return bodyOf(api.POST('/api/v1/home/commands', { params: { query, header }, body, signal }));
    case 'room':
      return bodyOf(
        api.POST('/api/v1/rooms/{id}/commands', {
          params: { path: { id: place.id }, query, header },
          body,
          signal,
        }),
      );
    case 'group':
      return bodyOf(
        api.POST('/api/v1/groups/{id}/commands', {
          params: { path: { id: place.id }, query, header },
          body,
          signal,
        }),
      );
  }
}
