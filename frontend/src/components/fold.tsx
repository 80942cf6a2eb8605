import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './fold.module.css';

interface FoldProps {
  readonly title: string;
  /** It begins open, or opens when this becomes true; it is closed by a person only. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Something most people need not see; one tap or Enter opens it. */
export function Fold({ title, open = false, children }: FoldProps) {
  const fold = useRef<HTMLDetailsElement>(null);
  const [begins] = useState(open);
  useEffect(() => {
    if (open && fold.current !== null) fold.current.open = true;
  }, [open]);
  return (
    <details ref={fold} className={styles.fold} open={begins}>
      <summary className={styles.summary}>
        {title}
        <IconChevronDown className={styles.chevron} size={20} aria-hidden />
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
