import { useLingui } from '@lingui/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { homeQuery } from '@/features/home/api/get-home';
import { useFormats } from '@/features/home/use-formats';
import { useInContact } from '@/lib/contact';
import { download } from '@/lib/download';
import { gatewayNow } from '@/lib/gateway-clock';
import { exportSchedules } from '../api/export-schedules';
import { MOST_SCHEDULES, scheduleFileName, writeScheduleFile } from '../schedule-file';
import styles from './exchange.module.css';

/** All schedules as a file, to keep or to take in again. */
export function ScheduleExport() {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const formats = useFormats();
  const { data: home } = useQuery(homeQuery);
  const fetched = useMutation({
    mutationFn: exportSchedules,
    onSuccess: (file) => {
      const word = i18n.t('scheduleFile.word');
      const name = scheduleFileName(home?.name ?? '', word, formats.date(gatewayNow()));
      download(writeScheduleFile(file), name);
    },
  });
  const count = fetched.data?.schedules.length ?? 0;
  return (
    <Panel title={i18n.t('scheduleFile.saveTitle')}>
      <div className={styles.stack}>
        <p>{i18n.t('scheduleFile.saveWords')}</p>
        {fetched.isError && <ProblemNote error={fetched.error} />}
        <div className={styles.actions}>
          <Button
            busy={fetched.isPending}
            aria-disabled={!inContact}
            onClick={() => {
              fetched.mutate();
            }}
          >
            {i18n.t('scheduleFile.save')}
          </Button>
          <span role="status">{fetched.isSuccess && i18n.t('scheduleFile.saved', { count })}</span>
        </div>
        {count > MOST_SCHEDULES && (
          <p>{i18n.t('scheduleFile.savedMany', { most: MOST_SCHEDULES })}</p>
        )}
      </div>
    </Panel>
  );
}
