import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Panel } from '@/components/panel';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { RotationView } from '@/lib/views';
import { holderWords } from '../holder-words';
import styles from './rotation.module.css';

/** Every device, and what it said of the keys; who is waited for stands first. */
export function Holders({ rotation }: { readonly rotation: RotationView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = gatewayNow();
  const devices = [
    ...rotation.devices.filter(({ missing }) => missing),
    ...rotation.devices.filter(({ missing }) => !missing),
  ];
  return (
    <Panel title={i18n.t('brokerKey.devices')}>
      <ul className={styles.list} aria-label={i18n.t('brokerKey.devices')}>
        {devices.map((holder) => (
          <li key={holder.id} className={styles.item}>
            <Link to="/devices/$device" params={{ device: holder.id }}>
              {holder.name}
            </Link>
            <p className={holder.missing ? styles.missing : styles.note}>
              {holderWords(i18n, formats, rotation.stage, holder, now)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
