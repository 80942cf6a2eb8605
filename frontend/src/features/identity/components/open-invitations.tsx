import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ask } from '@/components/ask';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { useGatewayNow } from '@/lib/gateway-clock';
import { invitationsQuery } from '../api/list-invitations';
import { withdrawInvitation } from '../api/withdraw-invitation';
import { roleWords } from '../role-words';
import styles from './identity.module.css';

/** Invitations that nobody accepted yet; they can be withdrawn, but not shown again. */
export function OpenInvitations() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const formats = useFormats();
  const now = useGatewayNow();
  const invitations = useQuery(invitationsQuery);
  const withdraw = useMutation({
    mutationFn: withdrawInvitation,
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  if (invitations.isError && invitations.data === undefined)
    return <ProblemNote error={invitations.error} onRetry={() => void invitations.refetch()} />;
  if (invitations.data === undefined || invitations.data.length === 0) return null;
  return (
    <Panel bare title={i18n.t('invitations.title')}>
      <ul className={styles.list}>
        {invitations.data.map(({ id, label, role, invitedBy, expiresAt }) => (
          <li key={id} className={styles.item}>
            <div>
              <p className={styles.name}>{label ?? roleWords(i18n, role)}</p>
              <p className={styles.words}>
                {i18n.t('invitations.words', {
                  role: roleWords(i18n, role),
                  name: invitedBy,
                  time: formats.moment(expiresAt, now),
                })}
              </p>
            </div>
            <div className={styles.actions}>
              <Ask
                aria-label={i18n.t('invitations.withdrawNamed', {
                  name: label ?? roleWords(i18n, role),
                })}
                aria-disabled={!inContact}
                busy={withdraw.isPending}
                question={i18n.t('invitations.withdrawAsk')}
                yes={i18n.t('invitations.withdrawYes')}
                onYes={() => {
                  withdraw.mutate(id);
                }}
              >
                {i18n.t('invitations.withdraw')}
              </Ask>
            </div>
          </li>
        ))}
      </ul>
      {withdraw.isError && <ProblemNote error={withdraw.error} />}
    </Panel>
  );
}
