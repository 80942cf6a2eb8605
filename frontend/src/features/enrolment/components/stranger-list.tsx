import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { Ask } from '@/components/ask';
import buttonStyles from '@/components/button.module.css';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { gatewayNow } from '@/lib/gateway-clock';
import type { StrangerView } from '@/lib/views';
import { strangersQuery } from '../api/list-strangers';
import { refuseStranger } from '../api/refuse-stranger';
import styles from './list.module.css';

/** Devices that ask to join. What they say of themselves is their word and nothing more. */
export function StrangerList() {
  const { i18n } = useLingui();
  const strangers = useQuery(strangersQuery);
  if (strangers.isError && strangers.data === undefined) {
    return <ProblemNote error={strangers.error} onRetry={() => void strangers.refetch()} />;
  }
  const shown = strangers.data?.filter((stranger) => stranger.state !== 'APPROVED') ?? [];
  if (shown.length === 0) return null;
  return (
    <Panel bare title={i18n.t('strangers.title')}>
      <ul className={styles.list}>
        {shown.map((stranger) => (
          <Stranger key={stranger.id} stranger={stranger} />
        ))}
      </ul>
    </Panel>
  );
}

function Stranger({ stranger }: { readonly stranger: StrangerView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const client = useQueryClient();
  const inContact = useInContact();
  const refuse = useMutation({
    mutationFn: () => refuseStranger(stranger.id),
    onSettled: () => client.invalidateQueries({ queryKey: strangersQuery.queryKey }),
  });
  const hint = useId();
  const isRefused = stranger.state === 'REFUSED';
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.name}>{stranger.id}</p>
        <p className={styles.words}>{i18n.t('strangers.says', { model: stranger.model })}</p>
        <p className={styles.words}>
          {isRefused
            ? i18n.t('strangers.refused')
            : i18n.t('strangers.asked', { time: formats.moment(stranger.lastAt, gatewayNow()) })}
        </p>
      </div>
      <p id={hint} className={styles.words}>
        {i18n.t('strangers.approveHint')}
      </p>
      {refuse.isError && <ProblemNote error={refuse.error} />}
      <div className={styles.actions}>
        <Link
          to="/more/add-device"
          search={{ stranger: stranger.id }}
          className={buttonStyles.button ?? ''}
          aria-label={i18n.t('strangers.approveNamed', { id: stranger.id })}
          aria-describedby={hint}
        >
          {i18n.t('strangers.approve')}
        </Link>
        {!isRefused && (
          <Ask
            aria-label={i18n.t('strangers.refuseNamed', { id: stranger.id })}
            aria-disabled={!inContact}
            busy={refuse.isPending}
            question={i18n.t('strangers.refuseAsk', { id: stranger.id })}
            yes={i18n.t('strangers.refuse')}
            onYes={() => {
              refuse.mutate();
            }}
          >
            {i18n.t('strangers.refuse')}
          </Ask>
        )}
      </div>
    </li>
  );
}
