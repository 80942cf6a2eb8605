import { useLingui } from '@lingui/react';
import { Field } from '@/components/field';
import { SelectField } from '@/components/select-field';
import type { RoomChoice } from '../room-choice';
import { useRooms } from '../use-rooms';

const NEW = 'new';

interface RoomFieldProps {
  readonly choice: RoomChoice;
  readonly error?: string | undefined;
  readonly onChange: (choice: RoomChoice) => void;
}

/** Which room: one of the house, none, or a new one that is named on the spot. */
export function RoomField({ choice, error, onChange }: RoomFieldProps) {
  const { i18n } = useLingui();
  const rooms = useRooms();
  return (
    <>
      <SelectField
        label={i18n.t('room.label')}
        value={choice.kind === 'room' ? choice.id : choice.kind === 'new' ? NEW : ''}
        options={[
          { value: '', words: i18n.t('room.none') },
          ...rooms.map((room) => ({ value: room.id, words: room.name })),
          { value: NEW, words: i18n.t('room.new') },
        ]}
        error={error}
        onChange={(value) => {
          if (value === NEW) onChange({ kind: 'new', name: '' });
          else onChange(value === '' ? { kind: 'none' } : { kind: 'room', id: value });
        }}
      />
      {choice.kind === 'new' && (
        <Field
          label={i18n.t('room.newName')}
          value={choice.name}
          autoComplete="off"
          maxLength={60}
          onChange={(event) => {
            onChange({ kind: 'new', name: event.target.value });
          }}
        />
      )}
    </>
  );
}
