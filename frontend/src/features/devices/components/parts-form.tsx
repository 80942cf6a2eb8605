import { useLingui } from '@lingui/react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { Segmented } from '@/components/segmented';
import { useFormats } from '@/features/home/use-formats';
import { refusedField } from '@/lib/problem-words';
import type { StateView } from '@/lib/views';
import { isSamePart, presentState, type Actuator } from '../actuators';
import styles from './parts-form.module.css';

/** A name and the parts of the house that belong to it. */
export interface Parts {
  readonly name: string;
  readonly states: readonly StateView[];
}

interface PartsFormProps {
  readonly first: Parts;
  readonly actuators: readonly Actuator[];
  /** What stands above the list. */
  readonly legend: string;
  /** A scene keeps a state for each part; a group only the part. */
  readonly withStates: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  /** Leads back without saving. */
  readonly cancel: ReactNode;
  readonly onSave: (parts: Parts) => void;
}

/** Names a scene or a group and chooses its devices; a chosen device comes with the state it is in now. */
export function PartsForm(props: PartsFormProps) {
  const { first, actuators, legend, withStates, saving, error, cancel, onSave } = props;
  const { i18n } = useLingui();
  const [name, setName] = useState(first.name);
  const [states, setStates] = useState(first.states);
  const put = (state: StateView) => {
    setStates((before) => before.map((other) => (isSamePart(other, state) ? state : other)));
  };
  const choose = (actuator: Actuator, chosen: boolean) => {
    setStates((before) => {
      const others = before.filter((other) => !isSamePart(other, actuator));
      return chosen ? [...others, presentState(actuator)] : others;
    });
  };
  const ready = name.trim() !== '' && states.length > 0;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !saving) onSave({ name, states });
      }}
    >
      <Field
        label={i18n.t('parts.name')}
        value={name}
        autoComplete="off"
        error={refusedField(i18n, error, 'name')}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <fieldset className={styles.parts}>
        <legend className={styles.legend}>{legend}</legend>
        {actuators.map((actuator) => {
          const state = states.find((other) => isSamePart(other, actuator));
          return (
            <div key={`${actuator.device}/${actuator.capability}`} className={styles.part}>
              <Checkbox
                checked={state !== undefined}
                onChange={(chosen) => {
                  choose(actuator, chosen);
                }}
              >
                {actuator.words}
              </Checkbox>
              {withStates && state !== undefined && (
                <div className={styles.state}>
                  <StateControl name={actuator.words} state={state} onChange={put} />
                </div>
              )}
            </div>
          );
        })}
      </fieldset>
      {error !== null && <ProblemNote error={error} />}
      <div className={styles.save}>
        <Button type="submit" look="primary" busy={saving} aria-disabled={!ready}>
          {i18n.t('parts.save')}
        </Button>
        {cancel}
      </div>
    </form>
  );
}

interface StateControlProps {
  readonly name: string;
  readonly state: StateView;
  readonly onChange: (state: StateView) => void;
}

function StateControl({ name, state, onChange }: StateControlProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  if (state.operation === 'LEVEL') {
    const level = Number(state.value);
    return (
      <div className={styles.level}>
        <input
          type="range"
          min={0}
          max={100}
          aria-label={i18n.t('level.name', { device: name })}
          aria-valuetext={formats.quantity(level, '%')}
          value={level}
          onChange={(event) => {
            onChange({ ...state, value: Number(event.target.value) });
          }}
        />
        <output>{formats.quantity(level, '%')}</output>
      </div>
    );
  }
  return (
    <Segmented
      label={name}
      hideLabel
      options={[
        { value: 'on', words: i18n.t('state.on') },
        { value: 'off', words: i18n.t('state.off') },
      ]}
      value={state.value === true ? 'on' : 'off'}
      onChange={(value) => {
        onChange({ ...state, value: value === 'on' });
      }}
    />
  );
}
