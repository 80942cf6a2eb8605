import { useLingui } from '@lingui/react';
import { Banner } from '@/components/banner';
import { Fold } from '@/components/fold';
import { ProblemNote } from '@/components/problem-note';
import { Problem } from '@/lib/problem';
import { backupProblemWords } from '../backup-words';

/** What went wrong with a backup, what is still true and what to do; the gateway's own words are folded. */
export function BackupProblem({ error }: { readonly error: unknown }) {
  const { i18n } = useLingui();
  const words = backupProblemWords(i18n, error);
  if (words === undefined || !(error instanceof Problem)) return <ProblemNote error={error} />;
  return (
    <Banner tone="bad" role="alert">
      <p>{words}</p>
      <Fold title={i18n.t('problem.details')}>
        <p>
          {error.code} ({error.status}) {error.message}
        </p>
      </Fold>
    </Banner>
  );
}
