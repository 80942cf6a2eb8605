import { IconChevronDown } from '@tabler/icons-react';
import { useId, type ComponentProps } from 'react';
import styles from './field.module.css';

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'onChange'> {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** The platform's own list: on a phone it is the wheel or sheet that people know. */
export function SelectField({ label, options, error, onChange, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.selectBox}>
        <select
          {...select}
          id={id}
          className={styles.input}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : `${id}-note`}
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
      {error !== undefined && (
        <p id={`${id}-note`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
