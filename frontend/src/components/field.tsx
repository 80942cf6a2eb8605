import type { ComponentProps } from 'react';
import { Labelled, type LabelledProps } from './labelled';

/** A text field with its label above, and what is wrong with it below. */
export function Field({
  label,
  hint,
  error,
  pending,
  ...input
}: LabelledProps & ComponentProps<'input'>) {
  return (
    <Labelled label={label} hint={hint} error={error} pending={pending}>
      {(ties) => <input {...input} {...ties} />}
    </Labelled>
  );
}
