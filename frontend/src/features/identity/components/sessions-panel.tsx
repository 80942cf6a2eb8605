import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { useGatewayNow } from '@/lib/gateway-clock';
import { endOtherSessions } from '../api/end-other-sessions';
import { endSession } from '../api/end-session';
import { sessionsQuery } from '../api/list-sessions';
import { browserWords } from '../browser-words';
import styles from './identity.module.css';

/** Where the person is signed in, and the way to sign a browser out that is not at hand. */
export function SessionsPanel() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const formats = useFormats();
  const now = useGatewayNow();
  const sessions = useQuery(sessionsQuery);
  const refresh = () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({ mutationFn: endSession, onSettled: refresh });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSettled: refresh });
  const blocked = !inContact || end.isPending || endOthers.isPending;
  return (
    <Panel bare title={i18n.t('sessions.title')}>
      <div className={styles.stack}>
        {sessions.isPending && <Waiting outlines={1} />}
        {sessions.isError && sessions.data === undefined && (
          <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />
        )}
        <ul className={styles.list} aria-label={i18n.t('sessions.title')}>
          {sessions.data?.map((one) => (
            <li key={one.id} className={styles.item}>
              <div>
                <p className={styles.name}>{browserWords(i18n, one)}</p>
                {one.current && <p className={styles.good}>{i18n.t('sessions.this')}</p>}
                <p className={styles.words}>
                  {i18n.t('sessions.times', {
                    since: formats.moment(one.createdAt, now),
                    used: formats.moment(one.lastUsedAt, now),
                  })}
                </p>
              </div>
              {!one.current && (
                <div className={styles.actions}>
                  <Button
                    aria-label={i18n.t('sessions.endNamed', { browser: browserWords(i18n, one) })}
                    aria-disabled={blocked}
                    onClick={() => {
                      end.mutate(one.id);
                    }}
                  >
                    {i18n.t('identity.signOut')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {sessions.data !== undefined && sessions.data.length > 1 && (
          <div>
            <Button
              aria-disabled={blocked}
              onClick={() => {
                endOthers.mutate();
              }}
            >
              {i18n.t('sessions.endOthers')}
            </Button>
          </div>
        )}
        {end.isError && <ProblemNote error={end.error} />}
        {endOthers.isError && <ProblemNote error={endOthers.error} />}
      </div>
    </Panel>
  );
}
