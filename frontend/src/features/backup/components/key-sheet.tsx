import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/button';
import { CopyText } from '@/components/copy-text';
import { Facts } from '@/components/facts';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { RecoveryKeyView } from '@/lib/views';
import styles from './backup.module.css';

interface KeySheetProps {
  readonly recoveryKey: RecoveryKeyView;
  readonly homeName: string;
  /** The person has written it down. */
  readonly onDone: () => void;
}

/** A recovery key, this once: to be written down, or printed on a page that holds nothing else. */
export function KeySheet({ recoveryKey, homeName, onDone }: KeySheetProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    sheet.current?.focus();
  }, []);
  return (
    <div ref={sheet} tabIndex={-1} className={styles.sheet}>
      <p className={styles.printed}>{i18n.t('backup.sheet', { home: homeName })}</p>
      <p role="status">{i18n.t('backup.once')}</p>
      <div className={styles.key}>
        <CopyText text={recoveryKey.key} copy={i18n.t('backup.copy')} />
      </div>
      <Facts
        facts={[
          [i18n.t('backup.fingerprint'), recoveryKey.fingerprint],
          [i18n.t('backup.takenAt'), formats.full(gatewayNow())],
        ]}
      />
      <p>{i18n.t('backup.opens')}</p>
      <div className={styles.actions}>
        <Button
          onClick={() => {
            window.print();
          }}
        >
          {i18n.t('backup.print')}
        </Button>
        <Button look="primary" onClick={onDone}>
          {i18n.t('backup.written')}
        </Button>
      </div>
    </div>
  );
}
