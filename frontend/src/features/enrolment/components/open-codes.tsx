import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ask } from '@/components/ask';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { useGatewayNow } from '@/lib/gateway-clock';
import { enrolmentsQuery } from '../api/list-enrolments';
import { withdrawEnrolment } from '../api/withdraw-enrolment';
import { codeStateOf } from '../code-state';
import styles from './list.module.css';

interface OpenCodesProps {
  /** The one that is shown in full already. */
  readonly except: string | undefined;
}

/** Codes that were given out and not used yet; they can be ended, but not shown again. */
export function OpenCodes({ except }: OpenCodesProps) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const now = useGatewayNow();
  const enrolments = useQuery(enrolmentsQuery);
  const withdraw = useMutation({
    mutationFn: withdrawEnrolment,
    onSettled: () => client.invalidateQueries({ queryKey: enrolmentsQuery.queryKey }),
  });
  if (enrolments.isError && enrolments.data === undefined) {
    return <ProblemNote error={enrolments.error} onRetry={() => void enrolments.refetch()} />;
  }
  const open = (enrolments.data ?? []).flatMap((enrolment) => {
    const state = codeStateOf(enrolment, undefined, now);
    return state.kind === 'waiting' && enrolment.id !== except
      ? [{ enrolment, minutes: state.minutes }]
      : [];
  });
  if (open.length === 0) return null;
  return (
    <Panel bare title={i18n.t('codes.title')}>
      <ul className={styles.list}>
        {open.map(({ enrolment, minutes }) => (
          <li key={enrolment.id} className={styles.item}>
            <div>
              <p className={styles.name}>{enrolment.name}</p>
              <p className={styles.words}>{i18n.t('code.left', { minutes })}</p>
              <p className={styles.words}>{i18n.t('codes.notAgain')}</p>
            </div>
            <div className={styles.actions}>
              <Ask
                aria-label={i18n.t('codes.withdrawNamed', { device: enrolment.name })}
                aria-disabled={!inContact}
                busy={withdraw.isPending}
                question={i18n.t('code.withdrawAsk')}
                yes={i18n.t('code.withdrawYes')}
                onYes={() => {
                  withdraw.mutate(enrolment.id);
                }}
              >
                {i18n.t('code.withdraw')}
              </Ask>
            </div>
          </li>
        ))}
      </ul>
      {withdraw.isError && <ProblemNote error={withdraw.error} />}
    </Panel>
  );
}
