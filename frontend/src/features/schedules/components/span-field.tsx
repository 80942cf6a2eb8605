import { useLingui } from '@lingui/react';
import { Field } from '@/components/field';
import { SelectField } from '@/components/select-field';
import { secondsOf, type Span, type SpanUnit } from '../span';
import styles from './fields.module.css';

interface SpanFieldProps {
  readonly label: string;
  readonly error?: string | undefined;
  readonly value: Span;
  readonly onChange: (value: Span) => void;
}

/** How long: a whole number and its unit. Seconds are offered only where they stand already. */
export function SpanField({ label, error, value, onChange }: SpanFieldProps) {
  const { i18n } = useLingui();
  const wrong = secondsOf(value) === undefined ? i18n.t('missing.whole') : undefined;
  return (
    <div className={styles.row}>
      <Field
        label={label}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        error={wrong ?? error}
        value={value.amount}
        onChange={(event) => {
          onChange({ ...value, amount: event.target.value });
        }}
      />
      <SelectField
        label={i18n.t('settings.unit')}
        aria-label={i18n.t('settings.unitOf', { field: label })}
        value={value.unit}
        options={[
          ...(value.unit === 'seconds'
            ? [{ value: 'seconds', words: i18n.t('settings.seconds') }]
            : []),
          { value: 'minutes', words: i18n.t('settings.minutes') },
          { value: 'hours', words: i18n.t('settings.hours') },
          { value: 'days', words: i18n.t('editor.unitDays') },
        ]}
        onChange={(unit) => {
          onChange({ ...value, unit: unit as SpanUnit });
        }}
      />
    </div>
  );
}
