import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

/** What every field with a label may have. */
export interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** What is not true yet of the value that was saved. */
  readonly pending?: string | undefined;
}

/** What ties an input to its label and to its note. */
export interface Ties {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** A label above, the input, and below what helps or what is wrong with it. */
export function Labelled({
  label,
  hint,
  error,
  pending,
  children,
}: LabelledProps & { readonly children: (ties: Ties) => ReactNode }) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        className: styles.input,
        'aria-invalid': error !== undefined || undefined,
        'aria-describedby': note === undefined && pending === undefined ? undefined : `${id}-note`,
      })}
      {(note !== undefined || pending !== undefined) && (
        <div id={`${id}-note`} className={styles.notes}>
          {note !== undefined && (
            <p className={error === undefined ? styles.hint : styles.error}>{note}</p>
          )}
          {pending !== undefined && <p className={styles.pending}>{pending}</p>}
        </div>
      )}
    </div>
  );
}
