import { useLingui } from '@lingui/react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Field } from '@/components/field';
import { useFormats } from '@/features/home/use-formats';
import { useHasPlace } from '@/features/home/use-place';
import { Problem } from '@/lib/problem';
import { refusedField } from '@/lib/problem-words';
import type { ScheduleRequest } from '@/lib/views';
import type { Draft } from '../draft';
import { hasDays, isSun, requestOf } from '../draft-request';
import { draftWords } from '../draft-words';
import { targetKey, type Target } from '../targets';
import { usePreview } from '../use-preview';
import { DayPicker } from './day-picker';
import { EndingField } from './ending-field';
import { MoreSettings } from './more-settings';
import { RefusalNote } from './refusal-note';
import { SaveBar } from './save-bar';
import styles from './schedule-editor.module.css';
import { SchedulePreview } from './schedule-preview';
import { TargetField } from './target-field';
import { WhatField } from './what-field';
import { WhenField } from './when-field';

interface ScheduleEditorProps {
  readonly first: Draft;
  /** Id of the schedule that is being changed; absent for a new one. */
  readonly own?: string;
  readonly targets: readonly Target[];
  readonly saving: boolean;
  readonly error: unknown;
  /** Leads back without saving. */
  readonly cancel: ReactNode;
  readonly onSave: (request: ScheduleRequest) => void;
}

/** What, on which days, when, until when, then the sentence; what will happen stands beside or below. */
export function ScheduleEditor(props: ScheduleEditorProps) {
  const { first, own, targets, saving, error, cancel, onSave } = props;
  const { i18n } = useLingui();
  const formats = useFormats();
  const form = useFocusAtFirst();
  const [draft, setDraft] = useState(first);
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const noPlace = !useHasPlace() && isSun(draft.when);
  const preview = usePreview(draft, noPlace, own);
  const target = targets.find(({ ref }) => targetKey(ref) === targetKey(draft.target));
  const refusal = (field: string) =>
    refusedField(i18n, error, field) ?? refusedField(i18n, preview.error, field);
  const save = useSave(draft, preview.conflicts.length > 0, error, onSave);
  const words = draftWords(i18n, formats.locale, draft, target, noPlace, preview);
  const refused = preview.isFresh && preview.error instanceof Problem;
  const blocked = words.missing || refused;
  const fields = { draft, refusal, onChange: change };
  return (
    <form
      ref={form}
      tabIndex={-1}
      aria-label={own === undefined ? i18n.t('schedules.new') : i18n.t('schedules.edit')}
      className={styles.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && !saving) save.submit();
      }}
    >
      <div className={styles.fields}>
        <TargetField draft={draft} targets={targets} onChange={change} />
        {target !== undefined && <WhatField draft={draft} target={target} onChange={change} />}
        {hasDays(draft) && (
          <DayPicker
            locale={formats.locale}
            days={draft.days}
            onChange={(days) => {
              change({ days });
            }}
          />
        )}
        <WhenField {...fields} />
        <EndingField {...fields} />
        <MoreSettings {...fields} />
        <Field
          label={i18n.t('editor.name')}
          hint={i18n.t('editor.nameHint')}
          value={draft.name}
          autoComplete="off"
          error={refusal('name')}
          onChange={(event) => {
            change({ name: event.target.value });
          }}
        />
        {!save.isConflict && <RefusalNote error={error} />}
      </div>
      <div className={styles.preview}>
        <SchedulePreview draft={draft} preview={preview} onChange={change} />
      </div>
      <SaveBar
        sentence={words.sentence}
        further={words.further}
        conflicts={preview.conflicts}
        name={draft.name.trim()}
        saving={saving}
        blocked={blocked}
        asks={save.asks}
        cancel={cancel}
      />
    </form>
  );
}

/** The next Tab leads to the first field, and a screen reader says which form this is. */
function useFocusAtFirst() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.focus({ preventScroll: true });
  }, []);
  return form;
}

/** Saves at the first tap; at the second one where another schedule wants something else. */
function useSave(
  draft: Draft,
  conflicts: boolean,
  error: unknown,
  onSave: (request: ScheduleRequest) => void,
) {
  const client = useQueryClient();
  const [told, setTold] = useState<Draft>();
  const isConflict = error instanceof Problem && error.code === 'schedule-conflict';
  useEffect(() => {
    // The gateway knows of a schedule that was not there when it was asked for the preview.
    if (isConflict) void client.invalidateQueries({ queryKey: ['preview'] });
  }, [client, isConflict]);
  const asks = told === draft && (conflicts || isConflict);
  return {
    asks,
    isConflict: isConflict && conflicts,
    submit: () => {
      setTold(draft);
      const request = requestOf(draft);
      if (request === undefined || (conflicts && !asks)) return;
      onSave(asks ? { ...request, withConflicts: true } : request);
    },
  };
}
