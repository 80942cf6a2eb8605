import { useLingui } from '@lingui/react';
import { Segmented } from '@/components/segmented';
import { useFormats } from '@/features/home/use-formats';
import type { Draft } from '../draft';
import type { Target } from '../targets';
import styles from './what-field.module.css';

interface WhatFieldProps {
  readonly draft: Draft;
  readonly target: Target;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** On or off, or how bright; a scene knows by itself what it does. */
export function WhatField({ draft, target, onChange }: WhatFieldProps) {
  const { i18n } = useLingui();
  if (target.kind === 'scene') return null;
  const on = { value: 'on', words: i18n.t('action.turnOn') } as const;
  const off = { value: 'off', words: i18n.t('action.turnOff') } as const;
  const level = { value: 'level', words: i18n.t('editor.brightness') } as const;
  return (
    <>
      <Segmented
        label={i18n.t('editor.what')}
        options={{ never: [on, off], also: [on, off, level], only: [level, off] }[target.levels]}
        value={draft.what}
        onChange={(what) => {
          onChange({ what });
        }}
      />
      {draft.what === 'level' && (
        <LevelField
          name={i18n.t('level.name', { device: target.words })}
          level={draft.level}
          onChange={(chosen) => {
            onChange({ level: chosen });
          }}
        />
      )}
    </>
  );
}

interface LevelFieldProps {
  readonly name: string;
  readonly level: number;
  readonly onChange: (level: number) => void;
}

function LevelField({ name, level, onChange }: LevelFieldProps) {
  const formats = useFormats();
  return (
    <div className={styles.level}>
      <input
        type="range"
        min={1}
        max={100}
        aria-label={name}
        aria-valuetext={formats.quantity(level, '%')}
        value={level}
        onChange={(event) => {
          onChange(Number(event.target.value));
        }}
      />
      <output>{formats.quantity(level, '%')}</output>
    </div>
  );
}
