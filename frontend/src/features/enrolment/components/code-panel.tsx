import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { CopyText } from '@/components/copy-text';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { EnrolmentView } from '@/lib/views';
import { enrolmentsQuery } from '../api/list-enrolments';
import { withdrawEnrolment } from '../api/withdraw-enrolment';
import { codeStateOf } from '../code-state';
import styles from './code-panel.module.css';

const QrCode = lazy(async () => ({ default: (await import('@/components/qr-code')).QrCode }));

interface CodePanelProps {
  readonly enrolment: EnrolmentView;
  /** Another code for the same device; undefined while one is being made. */
  readonly onAgain: () => void;
  readonly again: { readonly isPending: boolean; readonly error: unknown };
  /** The person is done with this code. */
  readonly onDone: () => void;
  /** The word for it. */
  readonly done: string;
}

/** A code to be brought to a device: waits until the device is there, or the code is over. */
export function CodePanel({ enrolment, onAgain, again, onDone, done }: CodePanelProps) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const now = useGatewayNow();
  const { data } = useQuery(enrolmentsQuery);
  const withdraw = useMutation({
    mutationFn: () => withdrawEnrolment(enrolment.id),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: enrolmentsQuery.queryKey }),
  });
  const state = codeStateOf(enrolment, find(data, enrolment.id), now);
  const { name, code } = enrolment;
  return (
    <Panel title={i18n.t('code.title', { device: name })}>
      <div className={styles.panel}>
        {state.kind === 'waiting' && code !== undefined && (
          <div className={styles.show}>
            <Suspense fallback={<div className={styles.qr} />}>
              <QrCode text={code} label={i18n.t('code.picture', { device: name })} />
            </Suspense>
            <div className={styles.side}>
              <p>{i18n.t('code.how')}</p>
              <CopyText text={code} copy={i18n.t('code.copy')} />
            </div>
          </div>
        )}
        <div role="status">
          {state.kind === 'waiting' && (
            <p className={styles.waiting}>{i18n.t('code.waits', { device: name })}</p>
          )}
          {state.kind === 'here' && (
            <p className={styles.here}>{i18n.t('code.here', { device: name })}</p>
          )}
          {state.kind === 'over' && <p className={styles.over}>{i18n.t('code.over')}</p>}
        </div>
        {state.kind === 'waiting' && (
          <p className={styles.left}>{i18n.t('code.left', { minutes: state.minutes })}</p>
        )}
        {state.kind === 'waiting' && code === undefined && <p>{i18n.t('codes.notAgain')}</p>}
        {withdraw.isError && <ProblemNote error={withdraw.error} />}
        {again.error !== null && <ProblemNote error={again.error} />}
        <div className={styles.actions}>
          {state.kind === 'waiting' && (
            <Ask
              aria-disabled={!inContact}
              busy={withdraw.isPending}
              question={i18n.t('code.withdrawAsk')}
              yes={i18n.t('code.withdrawYes')}
              onYes={() => {
                withdraw.mutate();
              }}
            >
              {i18n.t('code.withdraw')}
            </Ask>
          )}
          {(state.kind === 'over' || code === undefined) && state.kind !== 'here' && (
            <Button
              look={state.kind === 'over' ? 'primary' : 'quiet'}
              aria-disabled={!inContact}
              busy={again.isPending}
              onClick={onAgain}
            >
              {i18n.t('code.again')}
            </Button>
          )}
          {state.kind === 'here' && (
            <Link
              to="/devices/$device"
              params={{ device: enrolment.device }}
              className={buttonStyles.button ?? ''}
            >
              {i18n.t('code.open', { device: name })}
            </Link>
          )}
          {state.kind !== 'waiting' && <Button onClick={onDone}>{done}</Button>}
        </div>
      </div>
    </Panel>
  );
}

function find(list: EnrolmentView[] | undefined, id: string): EnrolmentView | undefined {
  return list?.find((other) => other.id === id);
}
