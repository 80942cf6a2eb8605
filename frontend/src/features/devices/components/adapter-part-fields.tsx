import { useLingui } from '@lingui/react';
import { Button } from '@/components/button';
import { ExactField } from '@/components/exact-field';
import { SelectField } from '@/components/select-field';
import { refusedField } from '@/lib/problem-words';
import type { AdapterKind } from '@/lib/views';
import type { PartDraft } from '../adapter-draft';
import styles from './rows.module.css';

interface AdapterPartFieldsProps {
  readonly kind: AdapterKind;
  readonly part: PartDraft;
  readonly position: number;
  /** An adapter without an actuator is none, so the last one stays. */
  readonly alone: boolean;
  readonly error: unknown;
  readonly onChange: (part: PartDraft) => void;
  readonly onRemove: () => void;
}

/** One actuator of older firmware. */
export function AdapterPartFields({ kind, part, position, error, ...on }: AdapterPartFieldsProps) {
  const { i18n } = useLingui();
  const refused = (field: string) =>
    refusedField(i18n, error, `capabilities[${String(position)}].${field}`);
  return (
    <fieldset className={styles.row}>
      <legend>{part.id}</legend>
      <ExactField
        label={i18n.t('older.part')}
        hint={i18n.t('older.partHint')}
        error={refused('id')}
        value={part.id}
        onChange={(id) => {
          on.onChange({ ...part, id });
        }}
      />
      <ExactField
        label={kind === 'COMMANDS' ? i18n.t('older.target') : i18n.t('older.topic')}
        hint={kind === 'COMMANDS' ? i18n.t('older.targetHint') : topicHint(kind, part)}
        error={refused('topic')}
        value={part.topic}
        onChange={(topic) => {
          on.onChange({ ...part, topic });
        }}
      />
      <SelectField
        label={i18n.t('older.operation')}
        error={refused('operation')}
        value={part.pulses ? 'PULSE' : 'SET'}
        options={[
          { value: 'SET', words: i18n.t('older.onOff') },
          { value: 'PULSE', words: i18n.t('older.pulse') },
        ]}
        onChange={(operation) => {
          on.onChange({ ...part, pulses: operation === 'PULSE' });
        }}
      />
      {part.pulses && (
        <ExactField
          label={i18n.t('older.milliseconds')}
          hint={i18n.t('older.millisecondsHint')}
          error={refused('milliseconds')}
          value={part.milliseconds}
          onChange={(milliseconds) => {
            on.onChange({ ...part, milliseconds });
          }}
        />
      )}
      {!on.alone && (
        <Button look="danger" onClick={on.onRemove}>
          {i18n.t('older.remove', { name: part.id })}
        </Button>
      )}
    </fieldset>
  );
}

/** The topics themselves, as the device's own manual has them. */
function topicHint(kind: AdapterKind, { topic }: PartDraft): string {
  const [family, one] = kind === 'GATES' ? ['gates', 'gate'] : ['relays', 'relay'];
  const level = /^\d+$/.test(topic.trim()) ? one + topic.trim() : topic.trim();
  return `${family}/${level}/control, ${family}/${level}/status`;
}
