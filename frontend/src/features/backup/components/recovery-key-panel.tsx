import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { useInContact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import { backupsQuery } from '../api/list-backups';
import { takeRecoveryKey } from '../api/take-recovery-key';
import styles from './backup.module.css';
import { BackupProblem } from './backup-problem';
import { KeySheet } from './key-sheet';

/** The field takes the place of the button that the person pressed. */
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

interface RecoveryKeyPanelProps {
  readonly homeName: string;
  /** Of the key that was taken before; absent while nobody has taken one. */
  readonly fingerprint: string | undefined;
}

/** Taking the key that opens the backups: it is shown until the person says that it is written down, and never again. */
export function RecoveryKeyPanel({ homeName, fingerprint }: RecoveryKeyPanelProps) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const [wanted, setWanted] = useState(false);
  const [password, setPassword] = useState('');
  const take = useMutation({
    mutationFn: takeRecoveryKey,
    gcTime: 0,
    onSuccess: () => {
      setPassword('');
      return client.invalidateQueries({ queryKey: backupsQuery.queryKey });
    },
  });
  const wrong = take.error instanceof Problem && take.error.code === 'wrong-password';
  const leave = () => {
    setWanted(false);
    setPassword('');
    take.reset();
  };
  if (take.isSuccess) {
    return (
      <Panel title={i18n.t('backup.key')}>
        <KeySheet recoveryKey={take.data} homeName={homeName} onDone={leave} />
      </Panel>
    );
  }
  return (
    <Panel title={i18n.t('backup.key')}>
      <div className={styles.stack}>
        <p>{i18n.t('backup.keyWords')}</p>
        {fingerprint !== undefined && (
          <p className={styles.note}>{i18n.t('backup.keyTaken', { fingerprint })}</p>
        )}
        {!wanted ? (
          <div>
            <Button
              look={fingerprint === undefined ? 'primary' : 'quiet'}
              aria-disabled={!inContact}
              onClick={() => {
                setWanted(true);
              }}
            >
              {fingerprint === undefined ? i18n.t('backup.takeKey') : i18n.t('backup.newKey')}
            </Button>
          </div>
        ) : (
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (inContact && password !== '' && !take.isPending) take.mutate(password);
            }}
          >
            {fingerprint !== undefined && <p>{i18n.t('backup.replaces')}</p>}
            <Field
              label={i18n.t('backup.password')}
              type="password"
              autoComplete="current-password"
              ref={focus}
              error={wrong ? i18n.t('problem.wrongPassword') : undefined}
              value={password}
              onChange={(event) => {
                setPassword(event.target.value);
              }}
            />
            {take.isError && !wrong && <BackupProblem error={take.error} />}
            <div className={styles.actions}>
              <Button
                type="submit"
                look="primary"
                busy={take.isPending}
                aria-disabled={!inContact || password === ''}
              >
                {i18n.t('backup.showKey')}
              </Button>
              <Button onClick={leave}>{i18n.t('action.cancel')}</Button>
            </div>
          </form>
        )}
      </div>
    </Panel>
  );
}
