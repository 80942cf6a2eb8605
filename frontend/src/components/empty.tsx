import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** Nothing here yet: says so, and names the next act. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>;
}
