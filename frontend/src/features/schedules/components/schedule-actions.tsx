import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { ProblemNote } from '@/components/problem-note';
import type { ScheduleView } from '@/lib/views';
import { changeSchedule } from '../api/change-schedule';
import { removeSchedule } from '../api/remove-schedule';
import { draftOf, requestOf } from '../draft';
import styles from './schedule-actions.module.css';

/** Change, pause or remove a schedule; removing asks once more. */
export function ScheduleActions({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['schedules'] });
  const pause = useMutation({
    mutationFn: async () => {
      const request = requestOf({
        ...draftOf(schedule),
        time: schedule.time,
        enabled: !schedule.enabled,
      });
      if (request !== undefined) await changeSchedule(schedule.id, request);
    },
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: () => removeSchedule(schedule.id),
    onSuccess: async () => {
      await navigate({ to: '/schedules' });
      await refresh();
    },
  });
  return (
    <div className={styles.actions}>
      <Link
        to="/schedules/$id/edit"
        params={{ id: schedule.id }}
        className={buttonStyles.button ?? ''}
      >
        {i18n.t('schedule.change')}
      </Link>
      <Button
        busy={pause.isPending}
        onClick={() => {
          pause.mutate();
        }}
      >
        {schedule.enabled ? i18n.t('schedule.pause') : i18n.t('schedule.resume')}
      </Button>
      {asking ? (
        <>
          <Button
            look="danger"
            busy={remove.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            {i18n.t('schedule.removeNow', { name: schedule.name })}
          </Button>
          <Button
            onClick={() => {
              setAsking(false);
            }}
          >
            {i18n.t('action.cancel')}
          </Button>
        </>
      ) : (
        <Button
          onClick={() => {
            setAsking(true);
          }}
        >
          {i18n.t('schedule.remove')}
        </Button>
      )}
      {pause.isError && <ProblemNote error={pause.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
    </div>
  );
}
