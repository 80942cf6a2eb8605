import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { ProblemNote } from '@/components/problem-note';
import { useActuators } from '@/features/devices/use-actuators';
import type { ScheduleView } from '@/lib/views';
import { changeSchedule } from '../api/change-schedule';
import { pausesQuery } from '../api/list-pauses';
import { removeSchedule } from '../api/remove-schedule';
import { copyTargetsOf } from '../copy-targets';
import { draftOf } from '../draft';
import { requestOf } from '../draft-request';
import { PauseBanner } from './pause-banner';
import { PauseForm } from './pause-form';
import styles from './schedule-actions.module.css';
import { SkipButton } from './skip-button';

/** Leave out the next time, pause until a day, change, copy or remove a schedule; removing asks once more. */
export function ScheduleActions({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const [pausing, setPausing] = useState(false);
  const { data: pauses = [] } = useQuery(pausesQuery);
  const own = pauses.find((pause) => pause.schedule === schedule.id);
  const actuators = useActuators();
  const runs = schedule.enabled && schedule.stopped === undefined;
  return (
    <>
      {own !== undefined && <PauseBanner pause={own} />}
      <div className={styles.actions}>
        {runs && <SkipButton schedule={schedule} />}
        {runs && own === undefined && !pausing && (
          <Button
            onClick={() => {
              setPausing(true);
            }}
          >
            {i18n.t('schedule.pauseUntil')}
          </Button>
        )}
        {!runs && <SwitchOn schedule={schedule} />}
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

/** For a schedule that was switched off, or that the gateway stopped: whoever switches it on takes it over. */
function SwitchOn({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const enable = useMutation({
    mutationFn: async () => {
      const request = requestOf({ ...draftOf(schedule, '2024-01-01'), enabled: true });
      if (request !== undefined) await changeSchedule(schedule.id, request);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  return (
    <>
      <Button
        busy={enable.isPending}
        onClick={() => {
          enable.mutate();
        }}
      >
        {i18n.t('schedule.switchOn')}
      </Button>
      {enable.isError && <ProblemNote error={enable.error} />}
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
