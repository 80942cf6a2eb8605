import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './fold.module.css';

interface FoldProps {
  readonly title: string;
  /** It begins open, or opens when this becomes true. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Something most people need not see; one tap or Enter opens it. */
export function Fold({ title, open, children }: FoldProps) {
  return (
    <details className={styles.fold} open={open}>
      <summary className={styles.summary}>
        {title}
        <IconChevronDown className={styles.chevron} size={20} aria-hidden />
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
