import { useLingui } from '@lingui/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Empty } from '@/components/empty';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { firingsQuery } from '../api/list-firings';
import { FiringWords } from './firing-words';
import styles from './ledger.module.css';

/** What became of every due moment of a schedule, newest first; older ones can be asked for. */
export function Ledger({ schedule }: { readonly schedule: string }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const firings = useInfiniteQuery(firingsQuery(schedule));
  if (firings.isPending) return <Waiting outlines={1} />;
  if (firings.isError)
    return <ProblemNote error={firings.error} onRetry={() => void firings.refetch()} />;
  const rows = firings.data.pages.flat();
  if (rows.length === 0) return <Empty>{i18n.t('ledger.empty')}</Empty>;
  return (
    <>
      <ul className={styles.ledger}>
        {rows.map((firing) => (
          <li key={`${firing.dueAt}${firing.phase}`} className={styles.row}>
            <time dateTime={firing.dueAt}>{formats.full(firing.dueAt)}</time>
            <FiringWords firing={firing} />
          </li>
        ))}
      </ul>
      {firings.hasNextPage && (
        <Button busy={firings.isFetchingNextPage} onClick={() => void firings.fetchNextPage()}>
          {i18n.t('journal.older')}
        </Button>
      )}
    </>
  );
}
