import { useLingui } from '@lingui/react';
import { Checkbox } from '@/components/checkbox';
import type { ScheduleView } from '@/lib/views';
import styles from './pause-form.module.css';
import { ScheduleSentence } from './schedule-sentence';

interface KeepFieldProps {
  readonly schedules: readonly ScheduleView[];
  /** Ids of those that go on. */
  readonly kept: readonly string[];
  readonly onChange: (kept: readonly string[]) => void;
}

/** Which schedules go on in a pause; what each does is said, for names alone may be alike. */
export function KeepField({ schedules, kept, onChange }: KeepFieldProps) {
  const { i18n } = useLingui();
  return (
    <fieldset className={styles.keep}>
      <legend className={styles.legend}>{i18n.t('pause.keep')}</legend>
      {schedules.map((schedule) => (
        <Checkbox
          key={schedule.id}
          checked={kept.includes(schedule.id)}
          onChange={(wanted) => {
            onChange(
              wanted ? [...kept, schedule.id] : kept.filter((other) => other !== schedule.id),
            );
          }}
        >
          <span>
            {schedule.name}
            <span className={styles.plan}>
              <ScheduleSentence schedule={schedule} />
            </span>
          </span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
