import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { classNames } from '@/components/class-names';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { ScheduleView } from '@/lib/views';
import { previewQuery } from '../api/preview-schedule';
import { draftOf } from '../draft';
import { requestOf } from '../draft-request';
import { nextWords } from '../next-words';
import { furtherSentences, sentence } from '../sentence';
import { useFindTarget } from '../use-targets';
import styles from './schedule-list.module.css';

/** What a schedule says, and when it comes next or why it does not. */
export function ScheduleWords({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const target = useFindTarget()(schedule);
  const cron = useCron(schedule);
  const said =
    sentence(i18n, formats.locale, target, schedule, cron) ??
    i18n.t('sentence.cronRaw', {
      name: target.words,
      expression: schedule.recurrence.expression ?? '',
    });
  const held = schedule.paused || !schedule.enabled || schedule.stopped !== undefined;
  return (
    <>
      <span className={styles.sentence}>{said}</span>
      {furtherSentences(i18n, formats.locale, schedule).map((more) => (
        <span key={more} className={styles.further}>
          {more}
        </span>
      ))}
      {nextWords(i18n, formats, schedule, now).map((words, index) => (
        <span key={words} className={classNames(styles.next, held && index === 0 && styles.held)}>
          {words}
        </span>
      ))}
    </>
  );
}

/** How the gateway reads the expression of a saved schedule: only it knows. */
function useCron(schedule: ScheduleView) {
  const isCron = schedule.recurrence.kind === 'CRON';
  const request = isCron ? requestOf(draftOf(schedule, '2024-01-01')) : undefined;
  return useQuery({ ...previewQuery(request), staleTime: Infinity }).data?.cron;
}
