import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import type { ConflictView } from '@/lib/views';
import { ConflictNotice } from './conflict-notice';
import styles from './schedule-editor.module.css';

interface SaveBarProps {
  /** What it will do, or what is missing, as one sentence. */
  readonly sentence: string;
  /** Sentences that say more. */
  readonly further: readonly string[];
  readonly conflicts: readonly ConflictView[];
  /** Name of the schedule that is being made. */
  readonly name: string;
  readonly saving: boolean;
  readonly blocked: boolean;
  /** The conflicts were told at the first tap. */
  readonly asks: boolean;
  /** Leads back without saving. */
  readonly cancel: ReactNode;
}

/** The sentence and Save, always in view. */
export function SaveBar(props: SaveBarProps) {
  const { sentence, further, conflicts, name, saving, blocked, asks, cancel } = props;
  const { i18n } = useLingui();
  return (
    <div className={styles.save}>
      <div aria-live="polite">
        <p className={styles.sentence}>{sentence}</p>
        {further.map((more) => (
          <p key={more} className={styles.further}>
            {more}
          </p>
        ))}
      </div>
      <ConflictNotice conflicts={conflicts} own={name} />
      <div className={styles.actions}>
        <Button type="submit" look="primary" busy={saving} aria-disabled={blocked}>
          {asks ? i18n.t('editor.saveAnyway') : i18n.t('editor.save')}
        </Button>
        {cancel}
      </div>
    </div>
  );
}
