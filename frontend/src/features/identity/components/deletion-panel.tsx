import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Field } from '@/components/field';
import { Fold } from '@/components/fold';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { deleteAccount } from '../api/delete-account';
import styles from './identity.module.css';

/** The way out for good: takes the password, and says what stays. */
export function DeletionPanel() {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [password, setPassword] = useState('');
  const remove = useMutation({
    mutationFn: deleteAccount,
    onError: () => {
      setPassword('');
    },
  });
  return (
    <Fold title={i18n.t('deletion.title')}>
      <div className={styles.stack}>
        <p>{i18n.t('deletion.words')}</p>
        <Field
          label={i18n.t('identity.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
        {remove.isError && <ProblemNote error={remove.error} />}
        <div className={styles.actions}>
          <Ask
            look="danger"
            busy={remove.isPending}
            aria-disabled={!inContact || password === ''}
            question={i18n.t('deletion.ask')}
            yes={i18n.t('deletion.yes')}
            onYes={() => {
              remove.mutate(password);
            }}
          >
            {i18n.t('deletion.button')}
          </Ask>
        </div>
      </div>
    </Fold>
  );
}
