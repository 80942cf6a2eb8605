import { useLingui } from '@lingui/react';
import { SelectField } from '@/components/select-field';
import type { Draft } from '../draft';
import { targetKey, type Target } from '../targets';

interface TargetFieldProps {
  readonly draft: Draft;
  readonly targets: readonly Target[];
  readonly onChange: (change: Partial<Draft>) => void;
}

/** Which device, group or scene. */
export function TargetField({ draft, targets, onChange }: TargetFieldProps) {
  const { i18n } = useLingui();
  const several = new Set(targets.map(({ kind }) => kind)).size > 1;
  const groups = {
    device: i18n.t('editor.devices'),
    group: i18n.t('groups.title'),
    scene: i18n.t('scenes.title'),
  };
  const known = targets.some(({ ref }) => targetKey(ref) === targetKey(draft.target));
  return (
    <SelectField
      label={several ? i18n.t('editor.target') : i18n.t('editor.device')}
      value={known ? targetKey(draft.target) : ''}
      options={[
        ...(known ? [] : [{ value: '', words: i18n.t('editor.choose') }]),
        ...targets.map(({ ref, words, kind }) => ({
          value: targetKey(ref),
          words,
          ...(several && { group: groups[kind] }),
        })),
      ]}
      onChange={(key) => {
        const chosen = targets.find(({ ref }) => targetKey(ref) === key);
        if (chosen !== undefined) onChange(aimAt(draft, chosen));
      }}
    />
  );
}

/** A draft that is about this target; what it cannot do is not kept. */
export function aimAt(draft: Pick<Draft, 'what'>, target: Target): Partial<Draft> {
  const levels = target.levels === 'only';
  const what =
    levels && draft.what === 'on'
      ? 'level'
      : target.levels === 'never' && draft.what === 'level'
        ? 'on'
        : draft.what;
  return {
    target: target.ref,
    levels,
    what,
    ...(target.level !== undefined && { level: target.level }),
  };
}
