import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import type { ScheduleRequest } from '@/lib/views';
import { schedulesQuery } from '../api/list-schedules';
import type { Placed } from '../placed-problems';
import { isOnlyConflicts } from '../placed-problems';
import { placedWords } from '../placed-words';
import styles from './exchange.module.css';

interface ImportProblemsProps {
  readonly problems: readonly Placed[];
  /** What was sent; the problems are placed among them. */
  readonly schedules: readonly ScheduleRequest[];
}

/** What stands against which schedule of a file, each by its name. */
export function ImportProblems({ problems, schedules }: ImportProblemsProps) {
  const { i18n } = useLingui();
  const { data: there = [] } = useQuery(schedulesQuery);
  const only = isOnlyConflicts(problems);
  const nameOf = (index: number) => {
    const name = schedules[index]?.name?.trim() ?? '';
    return name === '' ? i18n.t('scheduleFile.nameless', { number: index + 1 }) : name;
  };
  const wordsOf = (problem: Placed) => {
    if (problem.contradicts === undefined) return placedWords(i18n, problem);
    const other = there.find(({ id }) => id === problem.contradicts)?.name;
    return other === undefined
      ? i18n.t('placed.conflictWithin')
      : i18n.t('placed.conflict', { other });
  };
  return (
    <Banner tone={only ? 'warn' : 'bad'} role="alert">
      <div className={styles.list}>
        <p>{only ? i18n.t('scheduleFile.conflicts') : i18n.t('scheduleFile.refused')}</p>
        <ul className={styles.list}>
          {problems.map((problem) => (
            <li key={`${String(problem.index)} ${problem.field}`}>
              <span className={styles.name}>{nameOf(problem.index)}</span>
              {': '}
              {wordsOf(problem)}
            </li>
          ))}
        </ul>
      </div>
    </Banner>
  );
}
