import { useLingui } from '@lingui/react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import { SelectField } from '@/components/select-field';
import { useFormats } from '@/features/home/use-formats';
import type { ScheduleRequest } from '@/lib/views';
import { requestOf, type Draft } from '../draft';
import { sentence } from '../schedule-words';
import type { Target } from '../use-targets';
import { ClockPolicies } from './clock-policies';
import { DayPicker } from './day-picker';
import styles from './schedule-editor.module.css';
import { SchedulePreview } from './schedule-preview';
import { TimeField } from './time-field';

interface ScheduleEditorProps {
  readonly first: Draft;
  readonly targets: readonly Target[];
  readonly saving: boolean;
  readonly error: unknown;
  /** Leads back without saving. */
  readonly cancel: ReactNode;
  readonly onSave: (request: ScheduleRequest) => void;
}

/** Device, on or off, days, time, then the sentence; what will happen stands beside or below. */
export function ScheduleEditor({
  first,
  targets,
  saving,
  error,
  cancel,
  onSave,
}: ScheduleEditorProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const [draft, setDraft] = useState(first);
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const target = targets.find(
    (other) => other.device === draft.device && other.capability === draft.capability,
  );
  const request = requestOf(draft);
  return (
    <form
      className={styles.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (request !== undefined && !saving) onSave(request);
      }}
    >
      <div className={styles.fields}>
        <SelectField
          label={i18n.t('editor.device')}
          value={target === undefined ? '' : targetKey(target)}
          options={targets.map((other) => ({ value: targetKey(other), words: other.words }))}
          onChange={(key) => {
            const chosen = targets.find((other) => targetKey(other) === key);
            if (chosen !== undefined)
              change({ device: chosen.device, capability: chosen.capability });
          }}
        />
        <Segmented
          label={i18n.t('editor.what')}
          options={[
            { value: 'on', words: i18n.t('action.turnOn') },
            { value: 'off', words: i18n.t('action.turnOff') },
          ]}
          value={draft.value ? 'on' : 'off'}
          onChange={(value) => {
            change({ value: value === 'on' });
          }}
        />
        <DayPicker
          locale={formats.locale}
          days={draft.days}
          onChange={(days) => {
            change({ days });
          }}
        />
        <TimeField
          label={i18n.t('editor.time')}
          locale={formats.locale}
          value={draft.time}
          onChange={(time) => {
            change({ time });
          }}
        />
        <Field
          label={i18n.t('editor.name')}
          hint={i18n.t('editor.nameHint')}
          value={draft.name}
          autoComplete="off"
          onChange={(event) => {
            change({ name: event.target.value });
          }}
        />
        <ClockPolicies draft={draft} onChange={change} />
        {error !== null && <ProblemNote error={error} />}
      </div>
      <div className={styles.preview}>
        <SchedulePreview draft={draft} onChange={change} />
      </div>
      <div className={styles.save}>
        <p className={styles.sentence} aria-live="polite">
          {request === undefined || target === undefined
            ? i18n.t('editor.incomplete')
            : sentence(i18n, formats.locale, target.words, draft)}
        </p>
        <div className={styles.actions}>
          <Button type="submit" look="primary" busy={saving} aria-disabled={request === undefined}>
            {i18n.t('editor.save')}
          </Button>
          {cancel}
        </div>
      </div>
    </form>
  );
}

function targetKey(target: Target): string {
  return `${target.device}/${target.capability}`;
}
