import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { download } from '@/lib/download';
import { exportAccount } from '../api/export-account';
import styles from './identity-form.module.css';

/** What the home keeps of the person, to take along. */
export function ExportPanel() {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const fetched = useMutation({
    mutationFn: exportAccount,
    onSuccess: (file) => {
      download(file, 'hearth-account.json');
    },
  });
  return (
    <Panel title={i18n.t('export.title')}>
      <div className={styles.form}>
        <p>{i18n.t('export.words')}</p>
        {fetched.isError && <ProblemNote error={fetched.error} />}
        <div>
          <Button
            busy={fetched.isPending}
            aria-disabled={!inContact}
            onClick={() => {
              if (inContact) fetched.mutate();
            }}
          >
            {i18n.t('export.button')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
