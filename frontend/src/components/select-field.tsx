import { IconChevronDown } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import styles from './field.module.css';
import { Labelled, type LabelledProps } from './labelled';

interface SelectFieldProps extends LabelledProps, Omit<ComponentProps<'select'>, 'onChange'> {
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onChange: (value: string) => void;
}

/** The platform's own list: on a phone it is the wheel or sheet that people know. */
export function SelectField({
  label,
  hint,
  error,
  pending,
  options,
  onChange,
  ...select
}: SelectFieldProps) {
  return (
    <Labelled label={label} hint={hint} error={error} pending={pending}>
      {(ties) => (
        <div className={styles.selectBox}>
          <select
            {...select}
            {...ties}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.words}
              </option>
            ))}
          </select>
          <IconChevronDown className={styles.chevron} size={22} aria-hidden />
        </div>
      )}
    </Labelled>
  );
}
