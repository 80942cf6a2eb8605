import { useLingui } from '@lingui/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { BATCH_WATCH_MS } from '@/config/timings';
import { Ask } from '@/components/ask';
import { ProblemNote } from '@/components/problem-note';
import { getCommand } from '@/features/commands/api/get-command';
import { BatchOutcome } from '@/features/commands/components/batch-outcome';
import { CommandTruth } from '@/features/commands/components/command-truth';
import { isRunning } from '@/features/commands/relay-state';
import { runSchedule } from '@/features/schedules/api/run-schedule';
import { useInContact } from '@/lib/contact';
import { inTime } from '@/lib/in-time';
import type { CommandView, ScheduleView } from '@/lib/views';
import styles from './schedule-run.module.css';

/** Does now what the schedule does when it is due, after asking, and tells the truth of its commands. */
export function ScheduleRun({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const inContact = useInContact();
  const run = useMutation({
    mutationFn: () => inTime((signal) => runSchedule(schedule.id, signal)),
  });
  return (
    <div className={styles.run}>
      <Ask
        question={i18n.t('schedule.askRun', { name: schedule.name })}
        yes={i18n.t('schedule.runYes')}
        busy={run.isPending}
        aria-disabled={!inContact}
        onYes={() => {
          run.mutate();
        }}
      >
        {i18n.t('schedule.runNow')}
      </Ask>
      {run.isError && <ProblemNote error={run.error} />}
      {run.isSuccess && <Truth name={schedule.name} commands={run.data} />}
    </div>
  );
}

interface TruthProps {
  readonly name: string;
  readonly commands: readonly CommandView[];
}

function Truth({ name, commands }: TruthProps) {
  const { i18n } = useLingui();
  const [only] = commands;
  if (only === undefined) return <p role="status">{i18n.t('schedule.ranNothing')}</p>;
  if (only.batch === undefined) return commands.map((one) => <One key={one.id} first={one} />);
  const batch = { id: only.batch, at: only.queuedAt, targets: [...commands], skipped: [] };
  return <BatchOutcome title={name} batches={[batch]} />;
}

/** One command, asked for until it has ended. */
function One({ first }: { readonly first: CommandView }) {
  const { data } = useQuery({
    queryKey: ['command', first.id],
    queryFn: ({ signal }) => getCommand(first.id, signal),
    initialData: first,
    refetchInterval: (query) => (isRunning(query.state.data ?? first) ? BATCH_WATCH_MS : false),
  });
  return (
    <div role="status">
      <CommandTruth command={data} />
    </div>
  );
}
