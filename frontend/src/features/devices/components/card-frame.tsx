import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classNames } from '@/components/class-names';
import type { DeviceView } from '@/lib/views';
import { deviceNotices } from '../device-notices';
import styles from './card-frame.module.css';
import { DeviceIcon } from './device-icon';

interface CardFrameProps {
  readonly device: DeviceView;
  /** More than the device's name, when it has several cards. */
  readonly title?: string;
  readonly look?: 'plain' | 'lit' | 'offline';
  readonly control?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** The frame of a card: icon and control on top, the name below it leads to the device's page. */
export function CardFrame({
  device,
  title,
  look = 'plain',
  control,
  busy = false,
  children,
}: CardFrameProps) {
  const { i18n } = useLingui();
  return (
    <li className={classNames(styles.card, styles[look])} aria-busy={busy || undefined}>
      <div className={styles.top}>
        <span className={styles.icon}>
          <DeviceIcon icon={device.icon} />
        </span>
        {control}
      </div>
      <div className={styles.words}>
        <h3 className={styles.name}>
          <Link to="/devices/$device" params={{ device: device.id }}>
            {title ?? device.name}
          </Link>
        </h3>
        {children}
        {deviceNotices(i18n, device).map((words) => (
          <p key={words} className={styles.notice}>
            {words}
          </p>
        ))}
      </div>
    </li>
  );
}
