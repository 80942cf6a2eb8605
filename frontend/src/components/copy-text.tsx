import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { Button } from './button';
import styles from './copy-text.module.css';

interface CopyTextProps {
  readonly text: string;
  /** The word on the button. */
  readonly copy: string;
}

/** A text for another program, and a button that takes it along. */
export function CopyText({ text, copy }: CopyTextProps) {
  const { i18n } = useLingui();
  const [copied, setCopied] = useState<boolean>();
  return (
    <>
      <code className={styles.code}>{text}</code>
      <div className={styles.actions}>
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => {
                setCopied(true);
              },
              () => {
                setCopied(false);
              },
            )
          }
        >
          {copy}
        </Button>
        <span role="status">
          {copied === true && i18n.t('code.copied')}
          {copied === false && i18n.t('code.notCopied')}
        </span>
      </div>
    </>
  );
}
