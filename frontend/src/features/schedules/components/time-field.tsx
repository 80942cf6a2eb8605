import { parseTime } from '@internationalized/date';
import {
  DateInput,
  DateSegment,
  I18nProvider,
  Label,
  TimeField as AriaTimeField,
} from 'react-aria-components';
import { clockOf } from '@/lib/formats';
import styles from './time-field.module.css';

interface TimeFieldProps {
  readonly label: string;
  readonly locale: string;
  /** `07:00` on the clock of the house, or `07:00:30`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time of day with four digits or the arrow keys, on the clock of the locale. */
export function TimeField({ label, locale, value, onChange }: TimeFieldProps) {
  return (
    <I18nProvider locale={locale}>
      <AriaTimeField
        className={styles.field ?? ''}
        hourCycle={clockOf(locale) === 'h12' ? 12 : 24}
        shouldForceLeadingZeros
        granularity={value.length > 5 ? 'second' : 'minute'}
        onKeyDown={(event) => {
          // Its parts are no inputs: a browser submits no form from them by itself.
          if (event.key !== 'Enter' || !(event.target instanceof Element)) return;
          event.target.closest('form')?.requestSubmit();
        }}
        value={parseTime(value)}
        onChange={(time) => {
          // null while a part is being deleted: the last complete time stands.
          if (time !== null) onChange(time.toString().slice(0, value.length));
        }}
      >
        <Label className={styles.label ?? ''}>{label}</Label>
        <DateInput className={styles.input ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
      </AriaTimeField>
    </I18nProvider>
  );
}
