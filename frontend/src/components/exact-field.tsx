import { Field } from './field';
import type { LabelledProps } from './labelled';

interface ExactFieldProps extends LabelledProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text field for what must stay as it was typed: the browser completes, corrects and capitalises nothing. */
export function ExactField({ onChange, ...field }: ExactFieldProps) {
  return (
    <Field
      {...field}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
