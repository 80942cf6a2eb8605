import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { useInContact } from '@/lib/contact';
import type { ScheduleRequest, TakenView } from '@/lib/views';
import { importSchedules } from '../api/import-schedules';
import { isFileFault, unreadableWords } from '../file-words';
import { readScheduleFile } from '../schedule-file';
import styles from './exchange.module.css';
import { ImportFile } from './import-file';

interface Chosen {
  readonly name: string;
  readonly schedules: readonly ScheduleRequest[];
}

/** Takes the schedules of a file in: chosen, looked at, and then all of them or none. */
export function ScheduleImport() {
  const { i18n } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const inContact = useInContact();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>();
  const take = useMutation({
    mutationFn: importSchedules,
    onSuccess: () => {
      setChosen(undefined);
      return client.invalidateQueries({ queryKey: ['schedules'] });
    },
  });
  const read = useMutation({
    mutationFn: async (file: File) => ({
      name: file.name,
      schedules: await readScheduleFile(file),
    }),
    onMutate: () => {
      setChosen(undefined);
      take.reset();
    },
    onSuccess: setChosen,
  });
  return (
    <Panel title={i18n.t('scheduleFile.takeTitle')}>
      <div className={styles.stack}>
        <p>{i18n.t('scheduleFile.takeWords')}</p>
        <div>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            className={styles.hidden}
            aria-label={i18n.t('scheduleFile.file')}
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file !== undefined) read.mutate(file);
            }}
          />
          <Button
            busy={read.isPending || take.isPending}
            aria-disabled={!inContact}
            onClick={() => {
              input.current?.click();
            }}
          >
            {i18n.t('scheduleFile.choose')}
          </Button>
        </div>
        {read.isError && (
          <Banner tone="bad" role="alert">
            {unreadableWords(i18n, read.error)}
          </Banner>
        )}
        {chosen !== undefined && (
          <ImportFile
            // Another file begins anew.
            key={read.submittedAt}
            name={chosen.name}
            schedules={chosen.schedules}
            sending={take.isPending}
            error={isFileFault(take.error) ? null : take.error}
            onTake={take.mutate}
            onCancel={() => {
              setChosen(undefined);
              take.reset();
            }}
          />
        )}
        {isFileFault(take.error) && (
          <Banner tone="bad" role="alert">
            {unreadableWords(i18n, take.error)}
          </Banner>
        )}
        {take.isSuccess && <TakenNote taken={take.data} />}
      </div>
    </Panel>
  );
}

/** What became of it. */
function TakenNote({ taken }: { readonly taken: TakenView }) {
  const { i18n } = useLingui();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is gone.
    note.current?.focus();
  }, []);
  return (
    <div ref={note} role="status" tabIndex={-1}>
      <p className={styles.sentence}>
        {i18n.t('scheduleFile.taken', { added: taken.added.length, known: taken.known })}
      </p>
      <Link to="/schedules" className={styles.way ?? ''}>
        {i18n.t('scheduleFile.look')}
      </Link>
    </div>
  );
}
