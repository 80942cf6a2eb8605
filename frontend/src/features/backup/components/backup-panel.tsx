import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { Fold } from '@/components/fold';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { gatewayNow } from '@/lib/gateway-clock';
import type { BackupsView } from '@/lib/views';
import { backupsQuery } from '../api/list-backups';
import { makeBackup } from '../api/make-backup';
import { isMaking } from '../is-making';
import styles from './backup.module.css';
import { BackupList } from './backup-list';
import { BackupProblem } from './backup-problem';
import { RecoveryKeyPanel } from './recovery-key-panel';

/** Two nights without one are a reason to look. */
const OLD_MS = 50 * 3_600_000;

/** Backups: what the newest proved one is, the key, one more now, and all that are there. */
export function BackupPanel({ homeName }: { readonly homeName: string }) {
  const { i18n } = useLingui();
  const backups = useQuery(backupsQuery);
  const { data } = backups;
  return (
    <>
      <Panel title={i18n.t('backup.state')}>
        <div className={styles.stack}>
          {backups.isPending && <Waiting outlines={1} />}
          {backups.isError && (
            <ProblemNote error={backups.error} onRetry={() => void backups.refetch()} />
          )}
          {data !== undefined && <State backups={data} />}
        </div>
      </Panel>
      {data !== undefined && (
        <>
          <RecoveryKeyPanel homeName={homeName} fingerprint={data.key} />
          {data.backups.length > 0 && <BackupList backups={data} />}
        </>
      )}
    </>
  );
}

function State({ backups }: { readonly backups: BackupsView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { lastProvedAt, key } = backups;
  const isOld =
    lastProvedAt !== undefined &&
    key !== undefined &&
    gatewayNow() - Date.parse(lastProvedAt) > OLD_MS;
  return (
    <>
      {lastProvedAt !== undefined ? (
        <p className={isOld ? styles.old : styles.proved}>
          {i18n.t('backup.proved', { time: formats.full(lastProvedAt) })}
        </p>
      ) : (
        <p className={styles.old}>{i18n.t('backup.none')}</p>
      )}
      {isOld && <p>{i18n.t('backup.old')}</p>}
      <p>{key === undefined ? i18n.t('backup.keyFirst') : i18n.t('backup.nightly')}</p>
      {key !== undefined && <Make backups={backups} />}
    </>
  );
}

function Make({ backups }: { readonly backups: BackupsView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: makeBackup,
    onSettled: () => client.invalidateQueries({ queryKey: backupsQuery.queryKey }),
  });
  const { attempt } = backups;
  const making = isMaking(backups);
  return (
    <>
      <div role="status">
        {making && attempt !== undefined && (
          <p>{i18n.t('backup.making', { time: formats.time(attempt.startedAt) })}</p>
        )}
      </div>
      {attempt?.failure !== undefined && (
        <Banner tone="bad">
          <p>
            {i18n.t('backup.failed', { time: formats.moment(attempt.startedAt, gatewayNow()) })}
          </p>
          <Fold title={i18n.t('problem.details')}>
            <p lang="en">{attempt.failure}</p>
          </Fold>
        </Banner>
      )}
      {make.isError && <BackupProblem error={make.error} />}
      <div>
        <Button
          busy={make.isPending || making}
          aria-disabled={!inContact}
          onClick={() => {
            make.mutate();
          }}
        >
          {i18n.t('backup.make')}
        </Button>
      </div>
    </>
  );
}
