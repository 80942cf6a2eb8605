import { useLingui } from '@lingui/react';
import { Field } from '@/components/field';
import { Segmented } from '@/components/segmented';
import { missingOf } from '../draft-request';
import type { WhenFieldProps } from './when-field';
import styles from './fields.module.css';

/** What becomes of a moment at which the gateway was off, or did not trust its clock. */
export function MissedFields({ draft, refusal, onChange }: WhenFieldProps) {
  const { i18n } = useLingui();
  const wrong = missingOf(draft) === 'within' ? i18n.t('missing.within') : undefined;
  return (
    <div className={styles.stack}>
      <Segmented
        label={i18n.t('editor.missed')}
        options={[
          { value: 'SKIP', words: i18n.t('missed.skip') },
          { value: 'RUN_IF_YOUNGER', words: i18n.t('missed.run') },
          { value: 'HOLD_STATE', words: i18n.t('missed.hold') },
        ]}
        value={draft.missed}
        onChange={(missed) => {
          onChange({ missed });
        }}
      />
      {draft.missed === 'RUN_IF_YOUNGER' ? (
        <Field
          label={i18n.t('editor.within')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          error={wrong ?? refusal('missed.within')}
          value={draft.within}
          onChange={(event) => {
            onChange({ within: event.target.value });
          }}
        />
      ) : (
        <p className={styles.hint}>
          {draft.missed === 'SKIP' ? i18n.t('missed.skipHint') : i18n.t('missed.holdHint')}
        </p>
      )}
    </div>
  );
}
