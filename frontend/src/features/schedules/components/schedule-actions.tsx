import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { ProblemNote } from '@/components/problem-note';
import { groupsQuery } from '@/features/devices/api/list-groups';
import { useActuators } from '@/features/devices/use-actuators';
import type { ScheduleView } from '@/lib/views';
import { pausesQuery } from '../api/list-pauses';
import { removeSchedule } from '../api/remove-schedule';
import { copyTargetsOf } from '../copy-targets';
import { holdingPauses } from '../holding-pauses';
import { PauseBanner } from './pause-banner';
import { PauseForm } from './pause-form';
import styles from './schedule-actions.module.css';
import { SkipButton } from './skip-button';
import { SwitchButton } from './switch-button';

/** What holds it; leave out the next time, pause until a day, switch off and on, change, copy or remove a schedule; removing asks once more. */
export function ScheduleActions({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const [pausing, setPausing] = useState(false);
  const { data: pauses = [] } = useQuery(pausesQuery);
  const { data: groups = [] } = useQuery(groupsQuery);
  const holding = holdingPauses(pauses, schedule, groups);
  const own = holding.some(({ scope }) => scope === 'SCHEDULE');
  const actuators = useActuators();
  const runs = schedule.enabled && schedule.stopped === undefined;
  return (
    <>
      {holding.map((pause) => (
        <PauseBanner key={pause.id} pause={pause} />
      ))}
      <div className={styles.actions}>
        {runs && <SkipButton schedule={schedule} />}
        {runs && !own && !pausing && (
          <Button
            onClick={() => {
              setPausing(true);
            }}
          >
            {i18n.t('schedule.pauseUntil')}
          </Button>
        )}
        <SwitchButton schedule={schedule} />
        <Link
          to="/schedules/$id/edit"
          params={{ id: schedule.id }}
          className={buttonStyles.button ?? ''}
        >
          {i18n.t('schedule.change')}
        </Link>
        {copyTargetsOf(schedule, actuators).length > 0 && (
          <Link
            to="/schedules/$id/copy"
            params={{ id: schedule.id }}
            className={buttonStyles.button ?? ''}
          >
            {i18n.t('schedule.copy')}
          </Link>
        )}
        <Remove schedule={schedule} />
      </div>
      {pausing && (
        <PauseForm
          of={{ schedule: schedule.id }}
          question={i18n.t('pause.askSchedule', { name: schedule.name })}
          onClose={() => {
            setPausing(false);
          }}
        />
      )}
    </>
  );
}

function Remove({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => removeSchedule(schedule.id),
    onSuccess: async () => {
      await navigate({ to: '/schedules' });
      await client.invalidateQueries({ queryKey: ['schedules'] });
    },
  });
  return (
    <>
      <Ask
        look="danger"
        question={
          schedule.nextPhase === 'END'
            ? i18n.t('schedule.askRemoveOpen', { name: schedule.name })
            : i18n.t('parts.askRemove', { name: schedule.name })
        }
        yes={i18n.t('schedule.removeNow', { name: schedule.name })}
        busy={remove.isPending}
        onYes={() => {
          remove.mutate();
        }}
      >
        {i18n.t('schedule.remove')}
      </Ask>
      {remove.isError && <ProblemNote error={remove.error} />}
    </>
  );
}
