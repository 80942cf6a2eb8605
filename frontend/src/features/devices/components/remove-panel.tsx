import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ask } from '@/components/ask';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import type { DeviceView } from '@/lib/views';
import { removeDevice } from '../api/remove-device';
import { dropDevice } from '../device-cache';
import styles from './form.module.css';

interface RemovePanelProps {
  readonly device: DeviceView;
  readonly onRemoved: () => Promise<void>;
}

/** The way out for a device: asks once more, and says what is kept. */
export function RemovePanel({ device, onRemoved }: RemovePanelProps) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const remove = useMutation({
    mutationFn: () => removeDevice(device.id),
    onSuccess: async () => {
      await onRemoved();
      dropDevice(client, device.id);
    },
  });
  return (
    <Panel title={i18n.t('remove.title')}>
      <div className={styles.form}>
        <p>{i18n.t('remove.words')}</p>
        {remove.isError && <ProblemNote error={remove.error} />}
        <div className={styles.save}>
          <Ask
            look="danger"
            busy={remove.isPending}
            aria-disabled={!inContact}
            question={i18n.t('remove.ask', { device: device.name })}
            yes={i18n.t('remove.yes')}
            onYes={() => {
              remove.mutate();
            }}
          >
            {i18n.t('remove.button')}
          </Ask>
        </div>
      </div>
    </Panel>
  );
}
