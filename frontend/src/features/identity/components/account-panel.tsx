import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { session } from '@/lib/session';
import { useStore } from '@/lib/store';
import { signOut } from '../api/sign-out';
import styles from './identity-form.module.css';
import actions from './identity.module.css';

/** Who is signed in, what else they can do with their account, and the way out. */
export function AccountPanel({ children }: { readonly children?: ReactNode }) {
  const { i18n } = useLingui();
  const who = useStore(session, (now) => now);
  const leave = useMutation({ mutationFn: signOut });
  const name = who.kind === 'in' ? who.account.name : '';
  return (
    <Panel title={i18n.t('identity.account')}>
      <div className={styles.form}>
        {name !== '' && <p>{i18n.t('identity.signedInAs', { name })}</p>}
        {leave.isError && <ProblemNote error={leave.error} />}
        <div className={actions.actions}>
          {children}
          <Button
            busy={leave.isPending}
            onClick={() => {
              leave.mutate();
            }}
          >
            {i18n.t('identity.signOut')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
