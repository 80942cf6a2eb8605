import { useLingui } from '@lingui/react';
import { useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react';
import styles from './ask.module.css';
import { Button } from './button';

interface AskProps extends Omit<ComponentProps<typeof Button>, 'onClick'> {
  /** What the person is about to do, as a question. */
  readonly question: string;
  /** The word on the button that does it. */
  readonly yes: string;
  readonly onYes: () => void;
}

/**
 * A button that asks before it acts. The question takes its place, with the focus on "yes"; Esc or
 * "cancel" gives the button and the focus back. The second tap of a double tap is no answer.
 */
export function Ask({ question, yes, onYes, ...button }: AskProps) {
  const { i18n } = useLingui();
  const [asking, setAsking] = useState(false);
  const asked = useRef(false);
  const id = useId();
  const close = () => {
    setAsking(false);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  if (!asking) {
    return (
      <Button
        {...button}
        ref={(element) => {
          if (asked.current) element?.focus();
          asked.current = false;
        }}
        onClick={() => {
          setAsking(true);
        }}
      />
    );
  }
  return (
    <div role="group" aria-labelledby={id} className={styles.ask}>
      <p id={id} className={styles.question}>
        {question}
      </p>
      <div className={styles.buttons}>
        <Button
          look={button.look ?? 'primary'}
          onKeyDown={leave}
          ref={(element) => {
            if (!asked.current) element?.focus();
            asked.current = true;
          }}
          onClick={(event) => {
            if (event.detail > 1) return;
            close();
            onYes();
          }}
        >
          {yes}
        </Button>
        <Button onKeyDown={leave} onClick={close}>
          {i18n.t('action.cancel')}
        </Button>
      </div>
    </div>
  );
}
