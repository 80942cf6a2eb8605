import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { download } from '@/lib/download';
import type { BackupsView, BackupView } from '@/lib/views';
import { downloadBackup } from '../api/download-backup';
import { sizeWords } from '../backup-words';
import styles from './backup.module.css';
import { BackupProblem } from './backup-problem';

/** Every backup that is there, the newest first, to be taken along. */
export function BackupList({ backups }: { readonly backups: BackupsView }) {
  const { i18n } = useLingui();
  return (
    <Panel title={i18n.t('backup.list')}>
      <div className={styles.stack}>
        <p>{i18n.t('backup.elsewhere')}</p>
        <ul className={styles.list} aria-label={i18n.t('backup.list')}>
          {backups.backups.map((backup) => (
            <Item key={backup.name} backup={backup} isOtherKey={backup.key !== backups.key} />
          ))}
        </ul>
      </div>
    </Panel>
  );
}

interface ItemProps {
  readonly backup: BackupView;
  /** Not the key that the next one is sealed to opens it. */
  readonly isOtherKey: boolean;
}

function Item({ backup, isOtherKey }: ItemProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const made = formats.full(backup.madeAt);
  const fetched = useMutation({
    mutationFn: () => downloadBackup(backup.name),
    onSuccess: (file) => {
      download(file, backup.name);
    },
  });
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <div className={styles.about}>
          <p className={styles.made}>{made}</p>
          <p className={styles.note}>
            {i18n.t('backup.size', { size: sizeWords(formats, backup.bytes), rows: backup.rows })}
          </p>
        </div>
        <Button
          busy={fetched.isPending}
          aria-disabled={!inContact}
          aria-label={i18n.t('backup.downloadOf', { time: made })}
          onClick={() => {
            fetched.mutate();
          }}
        >
          {i18n.t('backup.download')}
        </Button>
      </div>
      {backup.restorable ? (
        <p className={styles.good}>{i18n.t('backup.restorable')}</p>
      ) : (
        <p className={styles.bad}>{i18n.t('backup.notRestorable')}</p>
      )}
      {!backup.readings && <p className={styles.warn}>{i18n.t('backup.noReadings')}</p>}
      {isOtherKey && (
        <p className={styles.note}>{i18n.t('backup.earlierKey', { fingerprint: backup.key })}</p>
      )}
      {fetched.isError && <BackupProblem error={fetched.error} />}
    </li>
  );
}
