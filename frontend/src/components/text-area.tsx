import type { ComponentProps } from 'react';
import { Labelled, type LabelledProps } from './labelled';

/** A field for some lines of text. */
export function TextArea({
  label,
  hint,
  error,
  pending,
  ...area
}: LabelledProps & ComponentProps<'textarea'>) {
  return (
    <Labelled label={label} hint={hint} error={error} pending={pending}>
      {(ties) => <textarea rows={3} {...area} {...ties} />}
    </Labelled>
  );
}
