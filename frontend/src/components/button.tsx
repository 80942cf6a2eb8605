import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` once a screen; `quiet` for the rest; `danger` for what cannot be undone. */
  readonly look?: 'primary' | 'quiet' | 'danger';
  /** The work is under way: the button stays focusable, further clicks are ignored. */
  readonly busy?: boolean;
}

/** A button of at least 48 px that acts on click, so a scroll that begins on it does nothing. */
export function Button({ look = 'quiet', busy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[look], className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => {
        if (busy || rest['aria-disabled'] === true) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
