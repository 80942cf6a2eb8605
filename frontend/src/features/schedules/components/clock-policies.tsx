import { useLingui } from '@lingui/react';
import { Segmented } from '@/components/segmented';
import type { Draft } from '../draft';

interface ClockPoliciesProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** What becomes of a time that a clock change leaves out or repeats; a rhythm has no such time. */
export function ClockPolicies({ draft, onChange }: ClockPoliciesProps) {
  const { i18n } = useLingui();
  if (draft.when === 'INTERVAL') return null;
  return (
    <>
      <Segmented
        label={i18n.t('editor.gap')}
        options={[
          { value: 'NEXT_VALID', words: i18n.t('editor.gapNext') },
          { value: 'SKIP', words: i18n.t('editor.gapSkip') },
        ]}
        value={draft.gap}
        onChange={(gap) => {
          onChange({ gap });
        }}
      />
      <Segmented
        label={i18n.t('editor.overlap')}
        options={[
          { value: 'FIRST', words: i18n.t('editor.overlapFirst') },
          { value: 'BOTH', words: i18n.t('editor.overlapBoth') },
        ]}
        value={draft.overlap}
        onChange={(overlap) => {
          onChange({ overlap });
        }}
      />
    </>
  );
}
