import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { TextArea } from '@/components/text-area';
import { RoomField } from '@/features/home/components/room-field';
import { roomChoice, settleRoom } from '@/features/home/room-choice';
import { useInContact } from '@/lib/contact';
import { refusedField } from '@/lib/problem-words';
import type { DeviceView } from '@/lib/views';
import { changeDevice } from '../api/change-device';
import styles from './form.module.css';
import { IconField } from './icon-field';

/** What the household says of a device: name, room, picture, notes. */
export function LabelForm({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const [name, setName] = useState(device.name);
  const [icon, setIcon] = useState(device.icon);
  const [notes, setNotes] = useState(device.notes);
  const [room, setRoom] = useState(roomChoice(device.room?.id));
  const save = useMutation({
    mutationFn: async () => {
      const roomId = await settleRoom(client, room);
      // What is not different is left out, so that two people may change two things.
      await changeDevice(device.id, {
        ...(name.trim() !== device.name && { name: name.trim() }),
        ...(icon !== device.icon && { icon }),
        ...(notes !== device.notes && { notes }),
        ...(roomId !== (device.room?.id ?? null) && { roomId }),
      });
    },
  });
  const refused = (field: string) => refusedField(i18n, save.error, field);
  const missing = name.trim() === '';
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (inContact && !missing && !save.isPending) save.mutate();
      }}
    >
      <Field
        label={i18n.t('device.name')}
        value={name}
        maxLength={60}
        autoComplete="off"
        error={refused('name') ?? (missing ? i18n.t('device.nameMissing') : undefined)}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <RoomField choice={room} error={refused('roomId')} onChange={setRoom} />
      <IconField value={icon} onChange={setIcon} />
      <TextArea
        label={i18n.t('device.notes')}
        hint={i18n.t('device.notesHint')}
        value={notes}
        maxLength={1000}
        error={refused('notes')}
        onChange={(event) => {
          setNotes(event.target.value);
        }}
      />
      {save.isError && <ProblemNote error={save.error} />}
      <div className={styles.save}>
        <Button
          type="submit"
          look="primary"
          busy={save.isPending}
          aria-disabled={!inContact || missing}
        >
          {i18n.t('action.save')}
        </Button>
        <p role="status" className={styles.good}>
          {save.isSuccess && i18n.t('state.saved')}
        </p>
      </div>
    </form>
  );
}
