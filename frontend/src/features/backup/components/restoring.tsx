import { useLingui } from '@lingui/react';
import { useEffect, useState } from 'react';
import { Banner } from '@/components/banner';
import { RESTORE_LATE_MS } from '@/config/timings';
import type { RestoredView } from '@/lib/views';
import { awaitHome } from '../api/await-home';
import { useBrowserFormats } from '../use-browser-formats';
import styles from './backup.module.css';

interface RestoringProps {
  readonly restored: RestoredView;
  /** Somebody owned the home that is replaced. */
  readonly wasClaimed: boolean;
}

type State = 'waiting' | 'late' | 'back' | 'asBefore';

/**
 * The file was proved, and its home takes the place of the one that is here. The page is loaded anew for the sign-in: nothing that it
 * knows is of that home, and a browser that trusts its certificate not yet can only say so to a person.
 */
export function Restoring({ restored, wasClaimed }: RestoringProps) {
  const { i18n } = useLingui();
  const formats = useBrowserFormats();
  const [state, setState] = useState<State>('waiting');
  useEffect(() => {
    const end = new AbortController();
    const late = setTimeout(() => {
      setState('late');
    }, RESTORE_LATE_MS);
    awaitHome(wasClaimed, end.signal).then(
      ({ claimed }) => {
        clearTimeout(late);
        setState(claimed ? 'back' : 'asBefore');
      },
      () => undefined,
    );
    return () => {
      clearTimeout(late);
      end.abort();
    };
  }, [wasClaimed]);
  const { home } = restored;
  return (
    <Banner tone={state === 'asBefore' ? 'bad' : 'info'}>
      <div role="status" className={styles.stack}>
        <p>{i18n.t('restore.proved', { home, time: formats.full(restored.madeAt) })}</p>
        {state === 'asBefore' && <p>{i18n.t('restore.asBefore')}</p>}
        {state === 'back' && <p>{i18n.t('restore.back', { home })}</p>}
        {(state === 'waiting' || state === 'late') && <p>{i18n.t('restore.waiting')}</p>}
        {state === 'late' && <p>{i18n.t('restore.late')}</p>}
      </div>
      {(state === 'back' || state === 'late') && (
        <p>
          <a href="/sign-in">{i18n.t('restore.signIn')}</a>
        </p>
      )}
    </Banner>
  );
}
