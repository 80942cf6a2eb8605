import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Ask } from '@/components/ask';
import { ProblemNote } from '@/components/problem-note';
import { useInContact } from '@/lib/contact';
import { turnAll, type Place } from '../api/turn-all';
import { useTap } from '../use-tap';
import styles from './all-off.module.css';
import { BatchOutcome } from './batch-outcome';

interface AllOffProps {
  readonly place: Place;
  /** The room's name; absent for the whole home. */
  readonly room?: string;
  readonly relays: boolean;
  readonly dimmers: boolean;
  /** What is spoken of the button, when it shows less. */
  readonly label?: string;
  /** What stands on the button; without it there is nothing to turn off, only what became of the last time. */
  readonly children: ReactNode;
}

/** Turns everything in a room or in the home off, after asking, and tells what became of it. */
export function AllOff({ place, room, relays, dimmers, label, children }: AllOffProps) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const off = useTap(turnAll);
  const question =
    room === undefined ? i18n.t('allOff.askHome') : i18n.t('allOff.askRoom', { room });
  return (
    <>
      {children !== undefined && (
        <Ask
          question={question}
          yes={i18n.t('allOff.yes')}
          aria-label={label}
          busy={off.isPending}
          aria-disabled={!inContact}
          onYes={() => {
            off.mutate({ place, on: false, relays, dimmers });
          }}
        >
          {children}
        </Ask>
      )}
      {(off.isError || off.isSuccess) && (
        <div className={styles.outcome}>
          {off.isError && <ProblemNote error={off.error} />}
          {off.isSuccess && (
            <BatchOutcome title={room ?? i18n.t('allOff.home')} batches={off.data} />
          )}
        </div>
      )}
    </>
  );
}
