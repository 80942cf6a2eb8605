import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { ProblemNote } from '@/components/problem-note';
import { IconField } from '@/features/devices/components/icon-field';
import formStyles from '@/features/devices/components/form.module.css';
import { RoomField } from '@/features/home/components/room-field';
import { roomChoice, settleRoom } from '@/features/home/room-choice';
import { useInContact } from '@/lib/contact';
import { Problem } from '@/lib/problem';
import { refusedField } from '@/lib/problem-words';
import type { EnrolmentRequest, EnrolmentView } from '@/lib/views';
import { addDevice } from '../api/add-device';
import { approveStranger } from '../api/approve-stranger';
import type { ShownCode } from '../shown-code';

interface AddDeviceFormProps {
  /** Id of the device that asked to join; undefined when the person begins. */
  readonly stranger?: string | undefined;
  /** Leads back; only for a device that asked. */
  readonly cancel?: ReactNode;
  readonly onOpened: (code: ShownCode) => void;
}

/** What a new device is to be called, and where it is; the answer is its code. */
export function AddDeviceForm({ stranger, cancel, onOpened }: AddDeviceFormProps) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const [name, setName] = useState('');
  const [icon, setIcon] = useState('bulb');
  const [room, setRoom] = useState(roomChoice(undefined));
  const add = useMutation({
    mutationFn: async (): Promise<ShownCode> => {
      const roomId = await settleRoom(client, room);
      const label = { name: name.trim(), icon, ...(roomId !== null && { roomId }) };
      const enrolment = await open(stranger, label);
      return { enrolment, wish: { ...label, id: enrolment.device } };
    },
    onSuccess: onOpened,
  });
  const missing = name.trim() === '';
  const refused = (field: string) => refusedField(i18n, add.error, field);
  return (
    <form
      className={formStyles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (inContact && !missing && !add.isPending) add.mutate();
      }}
    >
      <Field
        label={i18n.t('device.name')}
        hint={i18n.t('add.nameHint')}
        value={name}
        maxLength={60}
        autoComplete="off"
        error={refused('name')}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <RoomField choice={room} error={refused('roomId')} onChange={setRoom} />
      <IconField value={icon} onChange={setIcon} />
      {add.isError &&
        (add.error instanceof Problem && add.error.code === 'id-revoked' ? (
          <p className={formStyles.bad}>{i18n.t('add.revoked')}</p>
        ) : (
          <ProblemNote error={add.error} />
        ))}
      <div className={formStyles.save}>
        <Button
          type="submit"
          look="primary"
          busy={add.isPending}
          aria-disabled={!inContact || missing}
        >
          {i18n.t('add.makeCode')}
        </Button>
        {cancel}
      </div>
    </form>
  );
}

function open(stranger: string | undefined, label: EnrolmentRequest): Promise<EnrolmentView> {
  return stranger === undefined ? addDevice(label) : approveStranger(stranger, label);
}
