import { useLingui } from '@lingui/react';
import { Field } from '@/components/field';
import { SelectField } from '@/components/select-field';
import { secondsOf, type DurationDraft, type DurationUnit } from '../settings-draft';
import styles from './form.module.css';

interface DurationFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly pending?: string | undefined;
  readonly value: DurationDraft;
  readonly onChange: (value: DurationDraft) => void;
}

/** How long: a whole number and its unit; left empty it is no wish. */
export function DurationField({
  label,
  hint,
  error,
  pending,
  value,
  onChange,
}: DurationFieldProps) {
  const { i18n } = useLingui();
  const wrong = secondsOf(value) === 'wrong' ? i18n.t('settings.wholeNumber') : undefined;
  return (
    <div className={styles.duration}>
      <Field
        label={label}
        hint={hint}
        inputMode="numeric"
        autoComplete="off"
        error={wrong ?? error}
        pending={pending}
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
          { value: 'seconds', words: i18n.t('settings.seconds') },
          { value: 'minutes', words: i18n.t('settings.minutes') },
          { value: 'hours', words: i18n.t('settings.hours') },
        ]}
        onChange={(unit) => {
          onChange({ ...value, unit: unit as DurationUnit });
        }}
      />
    </div>
  );
}
