import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import type { DeviceView, StandingView } from '@/lib/views';
import { disableDevice } from '../api/disable-device';
import { enableDevice } from '../api/enable-device';
import { putDevice } from '../device-cache';
import styles from './form.module.css';
import { StandingWords } from './standing-words';

/** Whether the house listens to a device. */
export function StandingPanel({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const admitted = device.standing.admitted;
  const change = useMutation({
    mutationFn: (wanted: boolean) => (wanted ? enableDevice(device.id) : disableDevice(device.id)),
    onSuccess: (standing: StandingView) => {
      putDevice(client, { ...device, standing });
    },
  });
  return (
    <Panel title={i18n.t('standing.title')}>
      <div className={styles.form}>
        {admitted ? <p>{i18n.t('standing.intro')}</p> : <StandingWords device={device} />}
        {change.isError && <ProblemNote error={change.error} />}
        <div className={styles.save}>
          {admitted ? (
            <Ask
              busy={change.isPending}
              aria-disabled={!inContact}
              question={i18n.t('standing.disableAsk', { device: device.name })}
              yes={i18n.t('standing.disableYes')}
              onYes={() => {
                change.mutate(false);
              }}
            >
              {i18n.t('standing.disable')}
            </Ask>
          ) : (
            <Button
              look="primary"
              busy={change.isPending}
              aria-disabled={!inContact}
              onClick={() => {
                change.mutate(true);
              }}
            >
              {i18n.t('standing.enable')}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}
