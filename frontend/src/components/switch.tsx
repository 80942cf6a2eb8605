import { IconLoader2 } from '@tabler/icons-react';
import { classNames } from './class-names';
import styles from './switch.module.css';

interface SwitchProps {
  /** Spoken name, the device's. */
  readonly name: string;
  /** What the device reported; undefined rests the thumb in the middle. */
  readonly on: boolean | undefined;
  /** A wish is open: the thumb rests in the middle, a second tap is ignored. */
  readonly pending?: boolean;
  /** Why it cannot be used; it stays focusable so that everyone can find out. */
  readonly blocked?: 'offline' | 'noContact' | undefined;
  /** Id of the element that tells the state in words. */
  readonly describedBy?: string;
  readonly onChange: (wanted: boolean) => void;
}

/** A switch that shows the reported state, never the wish. */
export function Switch({ name, on, pending = false, blocked, describedBy, onChange }: SwitchProps) {
  const disabled = pending || blocked !== undefined;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on ?? false}
      aria-label={name}
      aria-describedby={describedBy}
      aria-busy={pending || undefined}
      aria-disabled={disabled || undefined}
      className={classNames(
        styles.switch,
        on === true && styles.on,
        pending && styles.pending,
        blocked === 'offline' && styles.offline,
        blocked === 'noContact' && styles.noContact,
      )}
      onClick={() => {
        if (!disabled) onChange(on !== true);
      }}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
        {pending && <IconLoader2 className={styles.spinner} size={26} aria-hidden />}
      </span>
    </button>
  );
}
