import { useEffect, type ReactNode } from 'react';
import { FlameMark } from '@/components/flame-mark';
import styles from './door.module.css';

interface DoorProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}

/** The frame of the screens outside the house. */
export function Door({ title, intro, children }: DoorProps) {
  useEffect(() => {
    document.title = `${title} · Hearth`;
  }, [title]);
  return (
    <main className={styles.door}>
      <div className={styles.brand}>
        <FlameMark size={56} />
        <p>Hearth</p>
      </div>
      <div className={styles.panel}>
        <h1>{title}</h1>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        {children}
      </div>
    </main>
  );
}
