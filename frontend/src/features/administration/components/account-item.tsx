import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ask } from '@/components/ask';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import type { ToolView } from '@/lib/views';
import { accountsQuery } from '../api/list-accounts';
import { removeAccount } from '../api/remove-account';
import styles from './broker.module.css';

/** One program: what it may read, who let it in, and the way out. */
export function AccountItem({ account }: { readonly account: ToolView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const client = useQueryClient();
  const inContact = useInContact();
  const { name, filters, createdAt, createdBy } = account;
  const remove = useMutation({
    mutationFn: () => removeAccount(name),
    onSettled: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  return (
    <>
      <h3>{name}</h3>
      <p>{i18n.t('tools.reads')}</p>
      {filters.map((filter) => (
        <p key={filter} className={styles.topic}>
          {filter}
        </p>
      ))}
      <p className={styles.note}>
        {i18n.t('tools.made', { person: createdBy, time: formats.full(createdAt) })}
      </p>
      {remove.isError && <ProblemNote error={remove.error} />}
      <div className={styles.actions}>
        <Ask
          look="danger"
          aria-label={i18n.t('tools.removeNamed', { name })}
          aria-disabled={!inContact}
          busy={remove.isPending}
          question={i18n.t('tools.removeAsk', { name })}
          yes={i18n.t('tools.removeYes')}
          onYes={() => {
            remove.mutate();
          }}
        >
          {i18n.t('tools.remove')}
        </Ask>
      </div>
    </>
  );
}
