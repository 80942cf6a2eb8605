import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { addAccount } from '../api/add-account';
import { accountsQuery } from '../api/list-accounts';
import { AccountForm } from './account-form';
import { AccountItem } from './account-item';
import styles from './broker.module.css';
import { NewAccount } from './new-account';

/** Programs of the owner that may listen at the broker: who they are, a new one, and the way out. */
export function AccountsPanel() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const accounts = useQuery(accountsQuery);
  const add = useMutation({
    mutationFn: addAccount,
    onSettled: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  return (
    <Panel title={i18n.t('tools.title')}>
      <div className={styles.stack}>
        <p>{i18n.t('tools.intro')}</p>
        {accounts.isPending && <Waiting outlines={1} />}
        {accounts.isError && (
          <ProblemNote error={accounts.error} onRetry={() => void accounts.refetch()} />
        )}
        {accounts.data?.length === 0 && <p className={styles.note}>{i18n.t('tools.empty')}</p>}
        {accounts.data !== undefined && accounts.data.length > 0 && (
          <ul className={styles.list} aria-label={i18n.t('tools.title')}>
            {accounts.data.map((account) => (
              <li key={account.name} className={styles.item}>
                <AccountItem account={account} />
              </li>
            ))}
          </ul>
        )}
        {add.data === undefined ? (
          <AccountForm
            adding={add.isPending}
            error={add.error}
            onAdd={(request) => {
              add.mutate(request);
            }}
          />
        ) : (
          <NewAccount
            account={add.data}
            onDone={() => {
              add.reset();
            }}
          />
        )}
      </div>
    </Panel>
  );
}
