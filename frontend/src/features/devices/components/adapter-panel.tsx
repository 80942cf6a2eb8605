import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Fold } from '@/components/fold';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import type { DeviceView } from '@/lib/views';
import { adapterQuery } from '../api/get-adapter';
import { AdapterForm } from './adapter-form';
import styles from './form.module.css';

/** For a device whose firmware is older than the protocol: on which topics it is spoken to, and what it has. */
export function AdapterPanel({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const adapter = useQuery(adapterQuery(device.id));
  return (
    <Fold title={i18n.t('older.title')}>
      <div className={styles.form}>
        <p>{i18n.t('older.intro')}</p>
        {adapter.isPending && <Waiting outlines={1} />}
        {adapter.isError && adapter.data === undefined && (
          <ProblemNote error={adapter.error} onRetry={() => void adapter.refetch()} />
        )}
        {adapter.data !== undefined && <AdapterForm device={device} adapter={adapter.data} />}
      </div>
    </Fold>
  );
}
