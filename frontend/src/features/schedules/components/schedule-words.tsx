import { useLingui } from '@lingui/react';
import { classNames } from '@/components/class-names';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { ScheduleView } from '@/lib/views';
import { nextWords } from '../next-words';
import { furtherSentences } from '../sentence';
import styles from './schedule-list.module.css';
import { ScheduleSentence } from './schedule-sentence';

interface ScheduleWordsProps {
  readonly schedule: ScheduleView;
  /** What else is to be said of it where it is shown. */
  readonly note?: string | undefined;
}

/** What a schedule says, and when it comes next or why it does not. */
export function ScheduleWords({ schedule, note }: ScheduleWordsProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const held = schedule.paused || !schedule.enabled || schedule.stopped !== undefined;
  return (
    <>
      <span className={styles.sentence}>
        <ScheduleSentence schedule={schedule} />
      </span>
      {furtherSentences(i18n, formats.locale, schedule).map((more) => (
        <span key={more} className={styles.further}>
          {more}
        </span>
      ))}
      {note !== undefined && <span className={styles.further}>{note}</span>}
      {nextWords(i18n, formats, schedule, now).map((words, index) => (
        <span key={words} className={classNames(styles.next, held && index === 0 && styles.held)}>
          {words}
        </span>
      ))}
    </>
  );
}
