import { useLingui } from '@lingui/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import formStyles from '@/features/devices/components/form.module.css';
import { useInContact } from '@/lib/contact';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { DeviceView } from '@/lib/views';
import { enrolmentsQuery } from '../api/list-enrolments';
import { reenrolDevice, type ReenrolmentReason } from '../api/reenrol-device';
import { useShownCode } from '../shown-code';
import { standingCode } from '../standing-code';
import { CodePanel } from './code-panel';

/** Another device in the place of this one, or the same one after a reset: a new code ends the old key at once. */
export function ReplacePanel({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [reason, setReason] = useState<ReenrolmentReason>('REPLACE');
  const [shown, show] = useShownCode<ReenrolmentReason>(device.id);
  const renew = useMutation({
    mutationFn: async (why: ReenrolmentReason) => ({
      enrolment: await reenrolDevice(device.id, why),
      wish: why,
    }),
    onSuccess: show,
  });
  const { data: enrolments = [] } = useQuery(enrolmentsQuery);
  const standing = standingCode(enrolments, device.id, useGatewayNow());
  const code = shown?.enrolment ?? (standing.kind === 'waiting' ? standing.enrolment : undefined);
  if (code !== undefined) {
    return (
      <CodePanel
        key={code.id}
        enrolment={code}
        again={renew}
        onAgain={() => {
          renew.mutate(code.purpose === 'REJOIN' ? 'REJOIN' : 'REPLACE');
        }}
        done={i18n.t('action.close')}
        onDone={() => {
          show(null);
        }}
      />
    );
  }
  return (
    <Panel title={i18n.t('replace.title')}>
      <div className={formStyles.form}>
        <p>{i18n.t('replace.words')}</p>
        <p role="status" className={formStyles.warn}>
          {standing.kind === 'shut-out' && i18n.t('replace.shutOut', { device: device.name })}
        </p>
        <Segmented
          label={i18n.t('replace.why')}
          options={[
            { value: 'REPLACE', words: i18n.t('replace.another') },
            { value: 'REJOIN', words: i18n.t('replace.same') },
          ]}
          value={reason}
          onChange={setReason}
        />
        {renew.isError && <ProblemNote error={renew.error} />}
        <div className={formStyles.save}>
          <Ask
            busy={renew.isPending}
            aria-disabled={!inContact || !device.standing.admitted}
            question={i18n.t('replace.ask', { device: device.name })}
            yes={i18n.t('replace.yes')}
            onYes={() => {
              renew.mutate(reason);
            }}
          >
            {i18n.t('replace.button')}
          </Ask>
          {!device.standing.admitted && <p>{i18n.t('standing.enableFirst')}</p>}
        </div>
      </div>
    </Panel>
  );
}
