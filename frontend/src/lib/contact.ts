import { createStore, useStore } from './store';

/**
 * Whether the screen shows the house as it is now. Only `live` allows a command: with any other
 * state the person would act on a picture that may be old.
 */
export type Contact =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | {
      readonly kind: 'lost';
      /** Gateway time of the last sign of life; absent when there was none in this visit. */
      readonly asOf?: number;
    };

/** The state of the live stream of this tab. */
export const contact = createStore<Contact>({ kind: 'connecting' });

/** True while switches may be used. */
export function useInContact(): boolean {
  return useStore(contact, (now) => now.kind === 'live');
}
