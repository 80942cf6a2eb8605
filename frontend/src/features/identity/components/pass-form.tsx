import { useLingui } from '@lingui/react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { useFormats } from '@/features/home/use-formats';
import { refusedField } from '@/lib/problem-words';
import type { DeviceView } from '@/lib/views';
import { isComplete, type PassDraft } from '../pass-draft';
import { passSentence } from '../pass-words';
import { PassWindows } from './pass-windows';
import styles from './pass-form.module.css';

interface PassFormProps {
  readonly first: PassDraft;
  /** Whom it may be given to; nobody is chosen when it is there already. */
  readonly people?: readonly { readonly account: string; readonly name: string }[];
  readonly devices: readonly Pick<DeviceView, 'id' | 'name'>[];
  /** The day it is, on the house's clock. */
  readonly today: string;
  readonly saving: boolean;
  readonly error: unknown;
  /** Leads back without saving. */
  readonly cancel: ReactNode;
  readonly onSave: (draft: PassDraft) => void;
}

/** For whom, what, when, until when; below, what all of it means as one sentence. */
export function PassForm(props: PassFormProps) {
  const { first, people, devices, today, saving, error, cancel, onSave } = props;
  const { i18n } = useLingui();
  const formats = useFormats();
  const [draft, setDraft] = useState(first);
  const change = (part: Partial<PassDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const chosen = devices.filter(({ id }) => draft.devices.includes(id));
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(draft) && !saving) onSave(draft);
      }}
    >
      {people !== undefined && <Whom draft={draft} people={people} onChange={change} />}
      <fieldset className={styles.devices}>
        <legend className={styles.legend}>{i18n.t('pass.devices')}</legend>
        {devices.map(({ id, name }) => (
          <Checkbox
            key={id}
            checked={draft.devices.includes(id)}
            onChange={(wanted) => {
              const others = draft.devices.filter((other) => other !== id);
              change({ devices: wanted ? [...others, id] : others });
            }}
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
      <PassWindows
        windows={draft.windows}
        onChange={(windows) => {
          change({ windows });
        }}
      />
      <div className={styles.dates}>
        <Field
          type="date"
          label={i18n.t('pass.from')}
          hint={i18n.t('pass.fromHint')}
          value={draft.from}
          min={today}
          error={refusedField(i18n, error, 'from')}
          onChange={(event) => {
            change({ from: event.target.value });
          }}
        />
        <Field
          type="date"
          required
          label={i18n.t('pass.until')}
          hint={i18n.t('pass.untilHint')}
          value={draft.until}
          min={draft.from === '' ? today : draft.from}
          error={refusedField(i18n, error, 'until')}
          onChange={(event) => {
            change({ until: event.target.value });
          }}
        />
      </div>
      {error !== null && <ProblemNote error={error} />}
      <div className={styles.save}>
        <p className={styles.sentence} aria-live="polite">
          {isComplete(draft)
            ? passSentence(i18n, formats.locale, {
                ...draft,
                devices: chosen.map(({ name }) => name),
              })
            : i18n.t('pass.incomplete')}
        </p>
        <Button type="submit" look="primary" busy={saving} aria-disabled={!isComplete(draft)}>
          {i18n.t('pass.save')}
        </Button>
        {cancel}
      </div>
    </form>
  );
}

interface WhomProps extends Required<Pick<PassFormProps, 'people'>> {
  readonly draft: PassDraft;
  readonly onChange: (part: Partial<PassDraft>) => void;
}

function Whom({ draft, people, onChange }: WhomProps) {
  const { i18n } = useLingui();
  return (
    <>
      <SelectField
        label={i18n.t('pass.whom')}
        value={draft.person}
        options={[
          { value: '', words: i18n.t('pass.choose') },
          ...people.map(({ account, name }) => ({ value: account, words: name })),
          { value: 'new', words: i18n.t('pass.somebodyNew') },
        ]}
        onChange={(person) => {
          onChange({ person });
        }}
      />
      {draft.person === 'new' && (
        <Field
          label={i18n.t('pass.label')}
          hint={i18n.t('pass.labelHint')}
          value={draft.label}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => {
            onChange({ label: event.target.value });
          }}
        />
      )}
    </>
  );
}
