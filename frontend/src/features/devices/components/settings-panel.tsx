import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import type { DeviceView } from '@/lib/views';
import { settingsQuery } from '../api/get-settings';
import styles from './form.module.css';
import { SettingsForm } from './settings-form';

/** What is wished of a device, and whether it has taken it. */
export function SettingsPanel({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const settings = useQuery(settingsQuery(device.id));
  const [round, setRound] = useState(0);
  return (
    <Panel title={i18n.t('settings.title')}>
      <div className={styles.form}>
        <p>{i18n.t('settings.intro')}</p>
        {settings.isPending && <Waiting outlines={1} />}
        {settings.isError && settings.data === undefined && (
          <ProblemNote error={settings.error} onRetry={() => void settings.refetch()} />
        )}
        {settings.data !== undefined && (
          <SettingsForm
            key={round}
            device={device}
            view={settings.data}
            onRenew={() =>
              void settings.refetch().then(() => {
                setRound(round + 1);
              })
            }
          />
        )}
      </div>
    </Panel>
  );
}
