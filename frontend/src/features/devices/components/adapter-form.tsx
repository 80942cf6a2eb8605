import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { useInContact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import type { AdapterKind, AdapterView, DeviceView } from '@/lib/views';
import { draftOf, mostParts, requestOf, withAnother } from '../adapter-draft';
import { adapterQuery } from '../api/get-adapter';
import { removeAdapter } from '../api/remove-adapter';
import { setAdapter } from '../api/set-adapter';
import { AdapterPartFields } from './adapter-part-fields';
import styles from './form.module.css';
import rows from './rows.module.css';

interface AdapterFormProps {
  readonly device: DeviceView;
  readonly adapter: AdapterView | null;
}

/** Chooses the way and the actuators; such firmware says neither. */
export function AdapterForm({ device, adapter }: AdapterFormProps) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const [draft, setDraft] = useState(() => draftOf(adapter));
  const keep = (now: AdapterView | null) => {
    client.setQueryData(adapterQuery(device.id).queryKey, now);
  };
  const save = useMutation({
    mutationFn: () => setAdapter(device.id, requestOf(draft)),
    onSuccess: keep,
  });
  const end = useMutation({
    mutationFn: () => removeAdapter(device.id),
    onSuccess: () => {
      keep(null);
      setDraft(draftOf(null));
      save.reset();
    },
  });
  const failed = save.error ?? end.error;
  const isFieldsFault = failed instanceof Problem && failed.fields.length > 0;
  return (
    <form
      className={rows.rows}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (inContact && !save.isPending) save.mutate();
      }}
    >
      <SelectField
        label={i18n.t('older.kind')}
        value={draft.kind}
        options={[
          { value: 'GATES', words: i18n.t('older.gates') },
          { value: 'RELAYS', words: i18n.t('older.relays') },
          { value: 'COMMANDS', words: i18n.t('older.commands') },
        ]}
        onChange={(kind) => {
          setDraft({ ...draft, kind: kind as AdapterKind });
        }}
      />
      {draft.parts.map((part, position) => (
        <AdapterPartFields
          key={position}
          kind={draft.kind}
          part={part}
          position={position}
          alone={draft.parts.length === 1}
          error={save.error}
          onChange={(changed) => {
            setDraft({ ...draft, parts: draft.parts.with(position, changed) });
          }}
          onRemove={() => {
            setDraft({ ...draft, parts: draft.parts.toSpliced(position, 1) });
          }}
        />
      ))}
      {draft.parts.length < mostParts && (
        <Button
          onClick={() => {
            setDraft(withAnother(draft));
          }}
        >
          {i18n.t('older.add')}
        </Button>
      )}
      <p>{i18n.t('older.whatSavingDoes')}</p>
      {failed !== null && !isFieldsFault && <ProblemNote error={failed} />}
      <div className={styles.save}>
        <Button type="submit" look="primary" busy={save.isPending} aria-disabled={!inContact}>
          {i18n.t('older.save')}
        </Button>
        {adapter !== null && (
          <Ask
            look="danger"
            busy={end.isPending}
            aria-disabled={!inContact}
            question={i18n.t('older.endAsk', { device: device.name })}
            yes={i18n.t('older.endYes')}
            onYes={() => {
              end.mutate();
            }}
          >
            {i18n.t('older.end')}
          </Ask>
        )}
        <p role="status" className={styles.good}>
          {save.isSuccess && i18n.t('older.saved')}
        </p>
      </div>
    </form>
  );
}
