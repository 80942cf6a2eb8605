import { useLingui } from '@lingui/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Checkbox } from '@/components/checkbox';
import { Field } from '@/components/field';
import { useFormats } from '@/features/home/use-formats';
import { useHasPlace } from '@/features/home/use-place';
import type { ScheduleRequest } from '@/lib/views';
import type { Draft } from '../draft';
import { hasDays, isSun, requestOf } from '../draft-request';
import { draftWords } from '../draft-words';
import { madeName } from '../name-words';
import { refusedPart } from '../refusal-words';
import { targetKey, type Target } from '../targets';
import { useDraft } from '../use-draft';
import { usePreview } from '../use-preview';
import { useSave } from '../use-save';
import { ClockNotice } from './clock-notice';
import { ConflictNotice } from './conflict-notice';
import { DayPicker } from './day-picker';
import { EndingField } from './ending-field';
import { MoreSettings } from './more-settings';
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
  const { locale } = useFormats();
  const form = useFocusAtFirst();
  const { draft, change, keep } = useDraft(first);
  const noPlace = !useHasPlace() && isSun(draft.when);
  const preview = usePreview(draft, noPlace, own);
  const target = targets.find(({ ref }) => targetKey(ref) === targetKey(draft.target));
  const plan = requestOf(draft);
  const made = plan && target && madeName(i18n, locale, target, plan);
  const save = useSave(draft, preview.conflicts.length > 0, error, (withConflicts) => {
    if (plan !== undefined) onSave({ ...(made && { name: made }), ...plan, withConflicts });
  });
  const words = draftWords(i18n, locale, draft, target, noPlace, preview, save.error);
  const refusal = (field: string) =>
    refusedPart(i18n, save.error, field) ?? refusedPart(i18n, preview.error, field);
  const fields = { draft, refusal, onChange: change, onLeave: keep };
  return (
    <form
      ref={form}
      tabIndex={-1}
      aria-label={own === undefined ? i18n.t('schedules.new') : i18n.t('schedules.edit')}
      className={styles.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!words.blocked && !saving) save.submit();
      }}
    >
      <div className={styles.fields}>
        <TargetField draft={draft} targets={targets} onChange={change} />
        {target !== undefined && <WhatField draft={draft} target={target} onChange={change} />}
        {hasDays(draft) && (
          <DayPicker
            locale={locale}
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
          placeholder={made}
          value={draft.name}
          autoComplete="off"
          error={refusal('name')}
          onChange={(event) => {
            change({ name: event.target.value });
          }}
        />
        {own !== undefined && (
          <Checkbox
            checked={draft.enabled}
            onChange={(enabled) => {
              change({ enabled });
            }}
          >
            {i18n.t('editor.enabled')}
          </Checkbox>
        )}
      </div>
      <div className={styles.preview}>
        <SchedulePreview draft={draft} preview={preview} />
      </div>
      <SaveBar
        sentence={words.sentence}
        further={words.further}
        refused={words.refused}
        onRetry={words.retry ? preview.retry : undefined}
        saving={saving}
        blocked={words.blocked}
        asks={save.asks}
        cancel={cancel}
      >
        <ClockNotice draft={draft} firings={preview.data?.firings ?? []} onChange={change} />
        <ConflictNotice conflicts={preview.conflicts} own={draft.name.trim()} onLeave={keep} />
      </SaveBar>
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
