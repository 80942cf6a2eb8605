import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { refusedField } from '@/lib/problem-words';
import { addRoom } from '../api/add-room';
import { homeQuery } from '../api/get-home';
import styles from './room-list.module.css';

/** Adds a room. */
export function RoomForm({ inContact }: { readonly inContact: boolean }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: addRoom,
    onSuccess: (room) => {
      setName('');
      client.setQueryData(homeQuery.queryKey, (home) =>
        home === undefined || home.rooms.some((other) => other.id === room.id)
          ? home
          : { ...home, rooms: [...home.rooms, room] },
      );
    },
  });
  return (
    <form
      className={styles.room}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (inContact && !add.isPending && name.trim() !== '') add.mutate(name.trim());
      }}
    >
      <div className={styles.form}>
        <Field
          label={i18n.t('rooms.newName')}
          value={name}
          maxLength={60}
          autoComplete="off"
          error={refusedField(i18n, add.error, 'name')}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <Button
          type="submit"
          look="primary"
          busy={add.isPending}
          aria-disabled={!inContact || name.trim() === ''}
        >
          {i18n.t('rooms.add')}
        </Button>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
    </form>
  );
}
