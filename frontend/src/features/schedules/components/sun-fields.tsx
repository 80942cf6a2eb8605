import { useLingui } from '@lingui/react';
import { Checkbox } from '@/components/checkbox';
import { Field } from '@/components/field';
import { Segmented } from '@/components/segmented';
import { useFormats } from '@/features/home/use-formats';
import type { SunEvent } from '@/lib/views';
import { missingOf } from '../draft-request';
import { SunWithoutPlace } from './sun-without-place';
import { TimeField } from './time-field';
import type { WhenFieldProps } from './when-field';
import styles from './fields.module.css';

/** How long before or after the sun does it, and what to do on days on which it does not. */
export function SunFields({
  draft,
  event,
  refusal,
  onChange,
  onLeave,
}: WhenFieldProps & { readonly event: SunEvent }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { offset, fallback } = draft;
  const wrong = missingOf(draft) === 'offset' ? i18n.t('missing.offset') : undefined;
  return (
    <div className={styles.stack}>
      <SunWithoutPlace event={event} onLeave={onLeave} />
      <div className={styles.row}>
        <Field
          label={i18n.t('editor.minutes')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          error={wrong ?? refusal('recurrence.offset')}
          value={offset.minutes}
          onFocus={(focus) => {
            // What is typed replaces the 0 that stands there.
            focus.target.select();
          }}
          onChange={(change) => {
            onChange({ offset: { ...offset, minutes: change.target.value } });
          }}
        />
        <Segmented
          label={i18n.t('editor.side', { event })}
          options={[
            { value: 'before', words: i18n.t('editor.before') },
            { value: 'after', words: i18n.t('editor.after') },
          ]}
          value={offset.side}
          onChange={(side) => {
            onChange({ offset: { ...offset, side } });
          }}
        />
      </div>
      <Checkbox
        checked={fallback !== undefined}
        onChange={(wanted) => {
          onChange({ fallback: wanted ? '22:00' : undefined });
        }}
      >
        {i18n.t('editor.fallback', { event })}
      </Checkbox>
      {fallback === undefined ? (
        <p className={styles.hint}>{i18n.t('sentence.noFallback', { event })}</p>
      ) : (
        <TimeField
          label={i18n.t('editor.fallbackTime')}
          locale={formats.locale}
          value={fallback}
          onChange={(time) => {
            onChange({ fallback: time });
          }}
        />
      )}
    </div>
  );
}
