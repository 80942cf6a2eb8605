import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import type { RoomView } from '@/lib/views';
import styles from './room-list.module.css';

interface RoomItemProps {
  readonly room: RoomView;
  readonly devices: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly blocked: boolean;
  /** By how many places: -1 is up. */
  readonly onMove: (by: number) => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** Called by React once, when the field appears. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

/** One room: its place in the order, its name, and the way out. */
export function RoomItem(props: RoomItemProps) {
  const { room, devices, blocked, onMove, onRename, onRemove } = props;
  const { i18n } = useLingui();
  const [name, setName] = useState<string>();
  if (name !== undefined) {
    return (
      <li className={styles.room}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '' || blocked) return;
            if (name.trim() !== room.name) onRename(name.trim());
            setName(undefined);
          }}
        >
          <Field
            label={i18n.t('rooms.name')}
            value={name}
            maxLength={60}
            autoComplete="off"
            ref={focusOnce}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <Button type="submit" look="primary" aria-disabled={blocked || name.trim() === ''}>
            {i18n.t('action.save')}
          </Button>
          <Button
            onClick={() => {
              setName(undefined);
            }}
          >
            {i18n.t('action.cancel')}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className={styles.room}>
      <div className={styles.head}>
        <p className={styles.name}>
          {room.name}
          <span className={styles.count}>{i18n.t('rooms.devices', { count: devices })}</span>
        </p>
        <div className={styles.moves}>
          <Button
            aria-label={i18n.t('rooms.up', { room: room.name })}
            aria-disabled={blocked || props.isFirst}
            onClick={() => {
              onMove(-1);
            }}
          >
            <IconArrowUp size={22} aria-hidden />
          </Button>
          <Button
            aria-label={i18n.t('rooms.down', { room: room.name })}
            aria-disabled={blocked || props.isLast}
            onClick={() => {
              onMove(1);
            }}
          >
            <IconArrowDown size={22} aria-hidden />
          </Button>
        </div>
        <Button
          aria-label={i18n.t('rooms.renameNamed', { room: room.name })}
          aria-disabled={blocked}
          onClick={() => {
            setName(room.name);
          }}
        >
          {i18n.t('rooms.rename')}
        </Button>
        <Ask
          look="danger"
          aria-label={i18n.t('rooms.removeNamed', { room: room.name })}
          aria-disabled={blocked}
          question={i18n.t('rooms.removeAsk', { room: room.name, count: devices })}
          yes={i18n.t('rooms.removeYes')}
          onYes={onRemove}
        >
          {i18n.t('rooms.remove')}
        </Ask>
      </div>
    </li>
  );
}
