import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly action?: ReactNode;
  /** The content brings surfaces of its own. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a page on its own surface. */
export function Panel({ title, action, bare = false, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      <div className={bare ? undefined : styles.panel}>{children}</div>
    </section>
  );
}
