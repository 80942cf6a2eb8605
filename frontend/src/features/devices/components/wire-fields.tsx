import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { SelectField } from '@/components/select-field';
import { refusedField } from '@/lib/problem-words';
import type { Wire, WireActive, WireKind, WirePull, WiringView } from '@/lib/views';
import { choices, ofKind } from '../wires';
import styles from './rows.module.css';

interface WireFieldsProps {
  readonly wire: Wire;
  readonly position: number;
  readonly wires: readonly Wire[];
  readonly wiring: WiringView;
  readonly error: unknown;
  readonly onChange: (wire: Wire) => void;
  readonly onRemove: () => void;
}

/** One line: what hangs on it and how it is meant. */
export function WireFields({ wire, position, wires, wiring, error, ...on }: WireFieldsProps) {
  const { i18n } = useLingui();
  const refused = (field: string) =>
    refusedField(i18n, error, `lines[${String(position)}].${field}`);
  return (
    <fieldset className={styles.row}>
      <legend>{i18n.t('lines.line', { line: wire.line })}</legend>
      <Field
        label={i18n.t('lines.name')}
        hint={i18n.t('lines.nameHint')}
        error={refused('id')}
        value={wire.id}
        maxLength={24}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          on.onChange({ ...wire, id: event.target.value });
        }}
      />
      <SelectField
        label={i18n.t('lines.number')}
        error={refused('line')}
        value={String(wire.line)}
        options={lineOptions(i18n, wire, wires, wiring)}
        onChange={(line) => {
          on.onChange({ ...wire, line: Number(line) });
        }}
      />
      <SelectField
        label={i18n.t('lines.kind')}
        error={refused('kind')}
        value={wire.kind}
        options={[
          { value: 'RELAY', words: i18n.t('lines.relay') },
          { value: 'GATE', words: i18n.t('lines.gate') },
          { value: 'BUTTON', words: i18n.t('lines.button') },
        ]}
        onChange={(kind) => {
          on.onChange(ofKind(wire, kind as WireKind));
        }}
      />
      <SelectField
        label={wire.kind === 'BUTTON' ? i18n.t('lines.activeOfButton') : i18n.t('lines.active')}
        error={refused('active')}
        value={wire.active}
        options={[
          { value: 'HIGH', words: i18n.t('lines.high') },
          { value: 'LOW', words: i18n.t('lines.low') },
        ]}
        onChange={(active) => {
          on.onChange({ ...wire, active: active as WireActive });
        }}
      />
      {wire.kind === 'BUTTON' && (
        <ButtonFields wire={wire} wires={wires} refused={refused} onChange={on.onChange} />
      )}
      <Button look="danger" onClick={on.onRemove}>
        {i18n.t('lines.remove', { name: wire.id })}
      </Button>
    </fieldset>
  );
}

interface ButtonFieldsProps extends Pick<WireFieldsProps, 'wire' | 'wires' | 'onChange'> {
  readonly refused: (field: string) => string | undefined;
}

function ButtonFields({ wire, wires, refused, onChange }: ButtonFieldsProps) {
  const { i18n } = useLingui();
  const { toggles, ...rest } = wire;
  return (
    <>
      <SelectField
        label={i18n.t('lines.pull')}
        error={refused('pull')}
        value={wire.pull ?? 'UP'}
        options={[
          { value: 'UP', words: i18n.t('lines.pullUp') },
          { value: 'DOWN', words: i18n.t('lines.pullDown') },
          { value: 'OFF', words: i18n.t('lines.pullOff') },
        ]}
        onChange={(pull) => {
          onChange({ ...wire, pull: pull as WirePull });
        }}
      />
      <SelectField
        label={i18n.t('lines.toggles')}
        error={refused('toggles')}
        value={toggles ?? ''}
        options={[
          { value: '', words: i18n.t('lines.togglesNothing') },
          ...wires
            .filter((other) => other.kind !== 'BUTTON')
            .map(({ id }) => ({ value: id, words: id })),
        ]}
        onChange={(relay) => {
          onChange(relay === '' ? rest : { ...wire, toggles: relay });
        }}
      />
    </>
  );
}

/** Its own line, and every one that no other wire has. */
function lineOptions(i18n: I18n, wire: Wire, wires: readonly Wire[], wiring: WiringView) {
  const taken = new Set(wires.map((other) => other.line));
  return [...new Set([wire.line, ...choices(wiring).filter((line) => !taken.has(line))])]
    .sort((one, other) => one - other)
    .map((line) => ({ value: String(line), words: i18n.t('lines.line', { line }) }));
}
