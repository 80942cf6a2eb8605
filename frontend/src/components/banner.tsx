import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { classNames } from './class-names';

interface BannerProps {
  readonly tone?: 'warn' | 'bad' | 'info';
  readonly icon?: ReactNode;
  /** `alert` is spoken at once; only for what stops the person. */
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}

/** A sentence or two that people must not miss. */
export function Banner({ tone = 'warn', icon, role, children }: BannerProps) {
  return (
    <div className={classNames(styles.banner, styles[tone])} role={role}>
      <span className={styles.icon} aria-hidden>
        {icon ?? <IconAlertTriangle size={24} />}
      </span>
      <div className={styles.words}>{children}</div>
    </div>
  );
}
