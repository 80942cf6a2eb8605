import { api, bodyOf } from '@/lib/api-client';
import type { BatchRequest, BatchView } from '@/lib/views';

/** Whose relays and dimmers. */
export type Place =
  { readonly kind: 'home' } | { readonly kind: 'room' | 'group'; readonly id: string };

interface Wish {
  readonly on: boolean;
  /** A relay is turned on and off, a dimmer is set to full or to nothing: a request for each. */
  readonly relays: boolean;
  readonly dimmers: boolean;
}

/** Turns everything in a place on or off; what cannot be reached now is left out and named. */
export async function turnAll(place: Place, { on, relays, dimmers }: Wish): Promise<BatchView[]> {
  const bodies = [
    ...(relays ? [{ operation: 'SET', value: on, capabilityKind: 'RELAY' } as const] : []),
    ...(dimmers
      ? [{ operation: 'LEVEL', value: on ? 100 : 0, capabilityKind: 'LEVEL' } as const]
      : []),
  ];
  return Promise.all(bodies.map((body) => send(place, body)));
}

function send(place: Place, body: BatchRequest): Promise<BatchView> {
  switch (place.kind) {
    case 'home':
      return sendToHome(body);
    case 'room':
      return bodyOf(
        api.POST('/api/v1/rooms/{id}/commands', {
          params: { path: { id: place.id }, query: { skipUnavailable: true } },
          body,
        }),
      );
    case 'group':
      return bodyOf(
        api.POST('/api/v1/groups/{id}/commands', {
          params: { path: { id: place.id }, query: { skipUnavailable: true } },
          body,
        }),
      );
  }
}

function sendToHome(body: BatchRequest): Promise<BatchView> {
  return bodyOf(
    api.POST('/api/v1/home/commands', { params: { query: { skipUnavailable: true } }, body }),
  );
}
