import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** What stands right of the title, on its line. */
  readonly action?: ReactNode;
  /** A link to where the person came from. */
  readonly back?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen: one h1, which also names the browser's tab. */
export function Page({ title, action, back, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Hearth`;
  }, [title]);
  return (
    <div className={styles.page}>
      {back !== undefined && (
        <div className={styles.back}>
          <IconArrowLeft size={20} aria-hidden />
          {back}
        </div>
      )}
      <div className={styles.head}>
        <h1>{title}</h1>
        {action}
      </div>
      {children}
    </div>
  );
}
