import { useLingui } from '@lingui/react';
import styles from './waiting.module.css';

interface WaitingProps {
  /** How many outlines, of the final size of what is awaited. */
  readonly outlines?: number;
}

/** Outlines of what will be here; nothing for the first 200 ms. */
export function Waiting({ outlines = 3 }: WaitingProps) {
  const { i18n } = useLingui();
  return (
    <div className={styles.waiting} role="status" aria-label={i18n.t('state.loading')}>
      {Array.from({ length: outlines }, (_, index) => (
        <span key={index} className={styles.outline} />
      ))}
    </div>
  );
}
