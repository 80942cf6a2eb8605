import { createStore, useStore } from '@/lib/store';
import type { Wish } from './relay-state';

/** Wishes that the gateway has not taken yet, by capability; a wish becomes a command with the 202. */
const wishes = createStore<ReadonlyMap<string, Wish>>(new Map());

/** The newest command this tab sent: the only one whose end is spoken to a screen reader. */
export const mine = createStore<{ id: string; device: string; capability: string } | undefined>(
  undefined,
);

/** The open wish for a capability. */
export function useWish(device: string, capability: string): Wish | undefined {
  return useStore(wishes, (all) => all.get(key(device, capability)));
}

/** Notes a wish, or takes it away. */
export function setWish(device: string, capability: string, wish: Wish | undefined): void {
  const next = new Map(wishes.get());
  if (wish === undefined) next.delete(key(device, capability));
  else next.set(key(device, capability), wish);
  wishes.set(next);
}

function key(device: string, capability: string): string {
  return `${device}/${capability}`;
}
