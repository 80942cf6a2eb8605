import { useLingui } from '@lingui/react';
import { Toolbar } from 'react-aria-components';
import { classNames } from '@/components/class-names';
import type { DayOfWeek } from '@/lib/views';
import { dayName, sameDays, toggleDay, week, weekdays, weekend } from '../week';
import styles from './day-picker.module.css';

interface DayPickerProps {
  readonly locale: string;
  readonly days: readonly DayOfWeek[];
  readonly onChange: (days: DayOfWeek[]) => void;
}

/** Three chips for the usual sets, then each day of the week. One stop for the Tab key; the arrows go on from there. */
export function DayPicker({ locale, days, onChange }: DayPickerProps) {
  const { i18n } = useLingui();
  const sets = [
    { days: week, words: i18n.t('days.everyDay') },
    { days: weekdays, words: i18n.t('days.weekdays') },
    { days: weekend, words: i18n.t('days.weekend') },
  ];
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>{i18n.t('editor.days')}</legend>
      <Toolbar className={styles.bar ?? ''} aria-label={i18n.t('editor.days')}>
        <div className={styles.chips}>
          {sets.map((set) => (
            <button
              key={set.words}
              type="button"
              className={styles.chip}
              aria-pressed={sameDays(set.days, days)}
              onClick={() => {
                onChange([...set.days]);
              }}
            >
              {set.words}
            </button>
          ))}
        </div>
        <div className={styles.days}>
          {week.map((day) => (
            <button
              key={day}
              type="button"
              className={classNames(styles.day, days.includes(day) && styles.chosen)}
              aria-pressed={days.includes(day)}
              onClick={() => {
                onChange(toggleDay(days, day));
              }}
            >
              {dayName(locale, day, 'short')}
            </button>
          ))}
        </div>
      </Toolbar>
      {days.length === 0 && <p className={styles.missing}>{i18n.t('editor.daysMissing')}</p>}
    </fieldset>
  );
}
