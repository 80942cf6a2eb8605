import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { classNames } from '@/components/class-names';
import { useRoomAbove } from '../use-room-above';
import styles from './schedule-editor.module.css';

interface SaveBarProps {
  /** What it will do, what is missing, or why the gateway does not take it, as one sentence. */
  readonly sentence: string;
  /** Sentences that say more. */
  readonly further: readonly string[];
  /** The gateway does not take it. */
  readonly refused: boolean;
  /** Asks the gateway again, where that may help. */
  readonly onRetry: (() => void) | undefined;
  readonly saving: boolean;
  readonly blocked: boolean;
  /** The conflicts were told at the first tap. */
  readonly asks: boolean;
  /** Leads back without saving. */
  readonly cancel: ReactNode;
  /** What has to be seen before it is saved. */
  readonly children: ReactNode;
}

/** The sentence and Save, always in view. */
export function SaveBar(props: SaveBarProps) {
  const { sentence, further, refused, onRetry, saving, blocked, asks, cancel, children } = props;
  const { i18n } = useLingui();
  const bar = useRoomAbove();
  return (
    <div ref={bar} className={styles.save}>
      <div aria-live="polite">
        <p className={classNames(styles.sentence, refused && styles.refused)}>{sentence}</p>
        {further.map((more) => (
          <p key={more} className={styles.further}>
            {more}
          </p>
        ))}
      </div>
      {children}
      <div className={styles.actions}>
        {onRetry !== undefined && <Button onClick={onRetry}>{i18n.t('action.tryAgain')}</Button>}
        <Button type="submit" look="primary" busy={saving} aria-disabled={blocked}>
          {asks ? i18n.t('editor.saveAnyway') : i18n.t('editor.save')}
        </Button>
        {cancel}
      </div>
    </div>
  );
}
