import { IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { CODE_WATCH_MS } from '@/config/timings';
import formStyles from '@/features/devices/components/form.module.css';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { gatewayNow } from '@/lib/gateway-clock';
import type { CredentialsView, DeviceView } from '@/lib/views';
import { credentialsQuery } from '../api/get-credentials';
import { renewCredentials } from '../api/renew-credentials';
import styles from './list.module.css';

/** A new key for a device, without a moment in which it is locked out. */
export function CredentialsPanel({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const query = credentialsQuery(device.id);
  const { data: change } = useQuery({
    ...query,
    refetchInterval: ({ state }) => (state.data?.state === 'PENDING' ? CODE_WATCH_MS : false),
  });
  const renew = useMutation({
    mutationFn: () => renewCredentials(device.id),
    onSuccess: (answer) => {
      client.setQueryData(query.queryKey, answer);
    },
  });
  const isPending = change?.state === 'PENDING';
  return (
    <Panel title={i18n.t('key.title')}>
      <div className={formStyles.form}>
        <p>{i18n.t('key.words')}</p>
        {change !== undefined && change !== null && <Steps change={change} device={device} />}
        {renew.isError && <ProblemNote error={renew.error} />}
        <div className={formStyles.save}>
          <Button
            busy={renew.isPending}
            aria-disabled={!inContact || isPending || !device.standing.admitted}
            onClick={() => {
              renew.mutate();
            }}
          >
            {i18n.t('key.button')}
          </Button>
          {!device.standing.admitted && <p>{i18n.t('standing.enableFirst')}</p>}
        </div>
      </div>
    </Panel>
  );
}

interface StepsProps {
  readonly change: CredentialsView;
  readonly device: DeviceView;
}

function Steps({ change, device }: StepsProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = gatewayNow();
  const { state, endedAt } = change;
  const ended = endedAt === undefined ? '' : formats.moment(endedAt, now);
  return (
    <ol className={styles.steps}>
      <Step
        mark="done"
        words={i18n.t('key.asked')}
        time={formats.moment(change.requestedAt, now)}
      />
      {state === 'FAILED' ? (
        <Step
          mark="failed"
          words={change.reason === 'enrolled-anew' ? i18n.t('key.anew') : i18n.t('key.notKept')}
          time={ended}
        />
      ) : (
        <>
          <Step mark={state === 'DONE' ? 'done' : 'open'} words={keptWords()} time={ended} />
          <Step
            mark={state === 'DONE' ? 'done' : 'open'}
            words={state === 'DONE' ? i18n.t('key.oldEnded') : i18n.t('key.oldGoesOn')}
            time={ended}
          />
        </>
      )}
    </ol>
  );

  function keptWords(): string {
    if (state === 'DONE') return i18n.t('key.kept');
    return device.presence.online ? i18n.t('key.waits') : i18n.t('key.away');
  }
}

interface StepProps {
  readonly mark: 'done' | 'open' | 'failed';
  readonly words: string;
  readonly time: string;
}

function Step({ mark, words, time }: StepProps) {
  const Icon = { done: IconCircleCheck, open: IconCircle, failed: IconCircleX }[mark];
  return (
    <li className={styles.step}>
      <Icon size={24} className={mark === 'open' ? undefined : styles[mark]} aria-hidden />
      <span>{words}</span>
      <span className={styles.words}>{time}</span>
    </li>
  );
}
