import { useLingui } from '@lingui/react';
import { classNames } from '@/components/class-names';
import { useFormats } from '@/features/home/use-formats';
import type { FiringView } from '@/lib/views';
import { detailWords, firingWords, isTrouble } from '../firing-words';
import styles from './ledger.module.css';

/** What was to be done at one due moment, what became of it, and why. */
export function FiringWords({ firing }: { readonly firing: FiringView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (
    <div>
      <p className={classNames(styles.outcome, isTrouble(firing) && styles.notRun)}>
        {firingWords(i18n, formats, firing)}
      </p>
      {detailWords(i18n, formats, firing).map((words) => (
        <p key={words} className={styles.detail}>
          {words}
        </p>
      ))}
    </div>
  );
}
