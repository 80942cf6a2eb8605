import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import type { ScheduleRequest } from '@/lib/views';
import { isOnlyConflicts, placedOf } from '../placed-problems';
import styles from './exchange.module.css';
import { ImportProblems } from './import-problems';

interface ImportFileProps {
  readonly name: string;
  readonly schedules: readonly ScheduleRequest[];
  readonly sending: boolean;
  readonly error: unknown;
  readonly onTake: (schedules: readonly ScheduleRequest[]) => void;
  readonly onCancel: () => void;
}

/**
 * A file that was read: one tap takes all of it in. Contradictions are told at the first tap and borne at the second; what cannot be taken in
 * can be left out, so that one schedule of last year does not keep the others away.
 */
export function ImportFile(props: ImportFileProps) {
  const { name, schedules, sending, error, onTake, onCancel } = props;
  const { i18n } = useLingui();
  const inContact = useInContact();
  const [sent, setSent] = useState(schedules);
  const problems = placedOf(error, 'schedules');
  const asks = problems !== undefined && isOnlyConflicts(problems);
  const bad = new Set(
    problems?.filter((one) => one.contradicts === undefined).map(({ index }) => index),
  );
  const good = sent.filter((_, index) => !bad.has(index));
  const send = () => {
    if (!inContact) return;
    setSent(good);
    onTake(asks ? good.map((schedule) => ({ ...schedule, withConflicts: true })) : good);
  };
  const words = asks
    ? i18n.t('scheduleFile.takeAnyway')
    : bad.size > 0
      ? i18n.t('scheduleFile.takeOthers', { count: good.length })
      : i18n.t('scheduleFile.take', { count: good.length });
  return (
    <>
      <div role="status">
        <p className={styles.name}>{name}</p>
        <p>{i18n.t('scheduleFile.holds', { count: schedules.length })}</p>
        {sent.length < schedules.length && (
          <p>{i18n.t('scheduleFile.leftOut', { count: schedules.length - sent.length })}</p>
        )}
      </div>
      {error !== null && problems === undefined && <ProblemNote error={error} />}
      {problems !== undefined && <ImportProblems problems={problems} schedules={sent} />}
      <div className={styles.actions}>
        {good.length > 0 && (
          <Button look="primary" busy={sending} aria-disabled={!inContact} onClick={send}>
            {words}
          </Button>
        )}
        <Button onClick={onCancel}>{i18n.t('action.cancel')}</Button>
      </div>
    </>
  );
}
