import { useLingui } from '@lingui/react';
import { classNames } from '@/components/class-names';
import { useFormats } from '@/features/home/use-formats';
import type { FiringView } from '@/lib/views';
import { detailWords, outcomeWords, ran } from '../firing-words';
import styles from './ledger.module.css';

/** What became of one due moment, why, and how its commands ended. */
export function FiringWords({ firing }: { readonly firing: FiringView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (
    <div>
      <p className={classNames(styles.outcome, !ran(firing) && styles.notRun)}>
        {outcomeWords(i18n, firing)}
      </p>
      {detailWords(i18n, formats, firing).map((words) => (
        <p key={words} className={styles.detail}>
          {words}
        </p>
      ))}
    </div>
  );
}
