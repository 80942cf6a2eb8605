import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { endWords } from '@/features/journal/journal-words';
import { reasonWords } from '@/lib/reason-words';
import type { FiringView } from '@/lib/views';
import { firingsQuery } from '../api/list-firings';
import { outcomeWords } from '../schedule-words';
import styles from './ledger.module.css';

/** What became of every due moment of a schedule. */
export function Ledger({ schedule }: { readonly schedule: string }) {
  const { i18n } = useLingui();
  const firings = useQuery(firingsQuery(schedule));
  if (firings.isPending) return <Waiting outlines={1} />;
  if (firings.isError)
    return <ProblemNote error={firings.error} onRetry={() => void firings.refetch()} />;
  if (firings.data.length === 0) return <Empty>{i18n.t('ledger.empty')}</Empty>;
  return (
    <ul className={styles.ledger}>
      {firings.data.map((firing) => (
        <Row key={firing.dueAt} firing={firing} />
      ))}
    </ul>
  );
}

function Row({ firing }: { readonly firing: FiringView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const ran = firing.outcome === 'FIRED' || firing.outcome === 'RAN_LOCALLY';
  const end = firing.command === undefined ? undefined : endWords(i18n, firing.command.state);
  return (
    <li className={styles.row}>
      <time dateTime={firing.dueAt}>{formats.full(firing.dueAt)}</time>
      <div>
        <p className={classNames(styles.outcome, !ran && styles.notRun)}>
          {outcomeWords(i18n, firing.outcome)}
        </p>
        {end !== undefined && <p className={styles.detail}>{end}</p>}
        {firing.reason !== undefined && (
          <p className={styles.detail}>{reasonWords(i18n, firing.reason) ?? firing.reason}</p>
        )}
      </div>
    </li>
  );
}
