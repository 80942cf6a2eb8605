import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { CopyText } from '@/components/copy-text';
import { Fold } from '@/components/fold';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { useIsOwner } from '@/lib/session';
import type { SealView } from '@/lib/views';
import { checkJournal, sealQuery } from '../api/get-seal';
import { checkWords, sealWords } from '../seal-words';
import styles from './journal-tools.module.css';

/** Whether what is shown can be relied on: how far the journal is sealed, and what the last check found. */
export function SealPanel() {
  const { data: seal } = useQuery(sealQuery);
  if (seal === undefined) return null;
  return <Told seal={seal} />;
}

function Told({ seal }: { readonly seal: SealView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const isOwner = useIsOwner();
  const sealed = sealWords(i18n, formats, seal);
  const checked = checkWords(i18n, formats, seal.lastCheck);
  return (
    <div className={styles.seal}>
      {sealed.isBad ? <Banner tone="bad">{sealed.words}</Banner> : <p>{sealed.words}</p>}
      {checked?.isBad === true && <Banner tone="bad">{checked.words}</Banner>}
      {checked?.isBad === false && <p>{checked.words}</p>}
      {isOwner && <Check seal={seal} />}
    </div>
  );
}

function Check({ seal }: { readonly seal: SealView }) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: checkJournal,
    onSuccess: () => queries.invalidateQueries({ queryKey: sealQuery.queryKey }),
  });
  return (
    <>
      <div className={styles.actions}>
        <Button
          busy={check.isPending || seal.checking}
          onClick={() => {
            check.mutate();
          }}
        >
          {i18n.t('seal.check')}
        </Button>
      </div>
      {check.isError && <ProblemNote error={check.error} />}
      <Fold title={i18n.t('seal.note')}>
        <p>{i18n.t('seal.noteWhy')}</p>
        <div className={styles.link}>
          <CopyText text={seal.newest} copy={i18n.t('seal.copy')} />
        </div>
      </Fold>
    </>
  );
}
