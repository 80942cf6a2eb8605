import type { EnrolmentView } from '@/lib/views';

/** What became of a code that is on the screen. */
export type CodeState =
  | { readonly kind: 'waiting'; readonly minutes: number }
  | { readonly kind: 'here' }
  | { readonly kind: 'over' };

/**
 * Judges a code by what the gateway says of it now (undefined until it has said something) and by
 * its time. `now` is gateway time in ms.
 */
export function codeStateOf(
  shown: EnrolmentView,
  known: EnrolmentView | undefined,
  now: number,
): CodeState {
  const { state, expiresAt } = known ?? shown;
  if (state === 'USED') return { kind: 'here' };
  const left = Date.parse(expiresAt) - now;
  if (state !== 'OPEN' || left <= 0) return { kind: 'over' };
  return { kind: 'waiting', minutes: Math.ceil(left / 60_000) };
}
