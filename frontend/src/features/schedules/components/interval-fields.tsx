import { useLingui } from '@lingui/react';
import { Checkbox } from '@/components/checkbox';
import { Field } from '@/components/field';
import { useFormats } from '@/features/home/use-formats';
import type { Moment } from '../draft';
import { SpanField } from './span-field';
import { TimeField } from './time-field';
import type { WhenFieldProps } from './when-field';
import styles from './fields.module.css';

/** How often, from when, and if it ends, until when. */
export function IntervalFields({ draft, refusal, onChange }: WhenFieldProps) {
  const { i18n } = useLingui();
  const { every, start, end } = draft;
  return (
    <div className={styles.stack}>
      <SpanField
        label={i18n.t('editor.every')}
        error={refusal('recurrence.every')}
        value={every}
        onChange={(changed) => {
          onChange({ every: changed });
        }}
      />
      <MomentFields
        date={i18n.t('editor.fromDate')}
        time={i18n.t('editor.fromTime')}
        value={start}
        error={refusal('recurrence.start')}
        onChange={(changed) => {
          onChange({ start: changed });
        }}
      />
      <Checkbox
        checked={end !== undefined}
        onChange={(wanted) => {
          onChange({ end: wanted ? { date: start.date, time: '22:00' } : undefined });
        }}
      >
        {i18n.t('editor.hasEnd')}
      </Checkbox>
      {end !== undefined && (
        <MomentFields
          date={i18n.t('editor.toDate')}
          time={i18n.t('editor.toTime')}
          value={end}
          error={refusal('recurrence.end')}
          onChange={(changed) => {
            onChange({ end: changed });
          }}
        />
      )}
    </div>
  );
}

interface MomentFieldsProps {
  /** Labels of the two fields. */
  readonly date: string;
  readonly time: string;
  readonly value: Moment;
  readonly error: string | undefined;
  readonly onChange: (value: Moment) => void;
}

function MomentFields({ date, time, value, error, onChange }: MomentFieldsProps) {
  const formats = useFormats();
  return (
    <div className={styles.row}>
      <Field
        type="date"
        label={date}
        error={error}
        value={value.date}
        onChange={(event) => {
          onChange({ ...value, date: event.target.value });
        }}
      />
      <TimeField
        label={time}
        locale={formats.locale}
        value={value.time}
        onChange={(changed) => {
          onChange({ ...value, time: changed });
        }}
      />
    </div>
  );
}
