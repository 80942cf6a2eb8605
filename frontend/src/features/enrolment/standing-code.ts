import type { EnrolmentView } from '@/lib/views';
import { codeStateOf } from './code-state';

/** What the last code for a device of the house means for it. */
export type StandingCode =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting'; readonly enrolment: EnrolmentView }
  /** Its key ended when the code was made, and nobody came in with the code. */
  | { readonly kind: 'shut-out' };

/** Judges by what the gateway says of codes, newest first. `now` is gateway time in ms. */
export function standingCode(
  enrolments: readonly EnrolmentView[],
  device: string,
  now: number,
): StandingCode {
  const last = enrolments.find((enrolment) => enrolment.device === device);
  if (last === undefined || last.purpose === 'NEW') return { kind: 'none' };
  switch (codeStateOf(last, undefined, now).kind) {
    case 'waiting':
      return { kind: 'waiting', enrolment: last };
    case 'over':
      return { kind: 'shut-out' };
    case 'here':
      return { kind: 'none' };
  }
}
