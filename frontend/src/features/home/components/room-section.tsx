import { useId, type ReactNode } from 'react';
import styles from './room-section.module.css';

interface RoomSectionProps {
  readonly name: string;
  /** What stands right of the name: how many things are on. */
  readonly summary: ReactNode;
  /** Something in the room was touched. */
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** A room with its cards. */
export function RoomSection({ name, summary, onChoose, children }: RoomSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.room} onClickCapture={onChoose}>
      <div className={styles.head}>
        <h2 id={id}>{name}</h2>
        {summary}
      </div>
      <ul className={styles.cards}>{children}</ul>
    </section>
  );
}
