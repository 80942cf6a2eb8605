import { useLingui } from '@lingui/react';
import { ExactField } from '@/components/exact-field';
import type { WhenFieldProps } from './when-field';

/** For whoever knows cron: the expression; the sentence below says how the gateway reads it. */
export function CronField({ draft, refusal, onChange }: WhenFieldProps) {
  const { i18n } = useLingui();
  return (
    <ExactField
      label={i18n.t('editor.cron')}
      hint={i18n.t('editor.cronHint')}
      error={draft.expression.trim() === '' ? undefined : refusal('recurrence.expression')}
      value={draft.expression}
      onChange={(expression) => {
        onChange({ expression });
      }}
    />
  );
}
