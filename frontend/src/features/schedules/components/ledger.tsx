import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/empty';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { firingsQuery } from '../api/list-firings';
import { FiringWords } from './firing-words';
import styles from './ledger.module.css';

/** What became of every due moment of a schedule. */
export function Ledger({ schedule }: { readonly schedule: string }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const firings = useQuery(firingsQuery(schedule));
  if (firings.isPending) return <Waiting outlines={1} />;
  if (firings.isError)
    return <ProblemNote error={firings.error} onRetry={() => void firings.refetch()} />;
  if (firings.data.length === 0) return <Empty>{i18n.t('ledger.empty')}</Empty>;
  return (
    <ul className={styles.ledger}>
      {firings.data.map((firing) => (
        <li key={`${firing.dueAt}${firing.phase}`} className={styles.row}>
          <time dateTime={firing.dueAt}>{formats.full(firing.dueAt)}</time>
          <FiringWords firing={firing} />
        </li>
      ))}
    </ul>
  );
}
