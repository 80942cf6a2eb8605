import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/button';
import type { ScheduleView } from '@/lib/views';
import { changeSchedule } from '../api/change-schedule';
import { previewQuery } from '../api/preview-schedule';
import { savedRequest } from '../saved-request';
import { isContradicted } from '../use-save';
import { ConflictNotice } from './conflict-notice';
import { RefusalNote } from './refusal-note';

/**
 * Switches a schedule off, or on again: whoever does that takes over one that the gateway stopped. Where another schedule wants
 * something else, a second tap switches it on all the same.
 */
export function SwitchButton({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const runs = schedule.enabled && schedule.stopped === undefined;
  const request = { ...savedRequest(schedule), enabled: !runs };
  const change = useMutation({
    mutationFn: (withConflicts: boolean) =>
      changeSchedule(schedule.id, { ...request, withConflicts }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  const asks = isContradicted(change.error);
  const { data } = useQuery(previewQuery(asks ? request : undefined, schedule.id));
  const conflicts = asks ? (data?.conflicts ?? []) : [];
  const words = runs
    ? i18n.t('schedule.switchOff')
    : asks
      ? i18n.t('schedule.switchOnAnyway')
      : i18n.t('schedule.switchOn');
  return (
    <>
      <Button
        busy={change.isPending}
        onClick={() => {
          change.mutate(asks);
        }}
      >
        {words}
      </Button>
      <ConflictNotice conflicts={conflicts} own={schedule.name} />
      {change.isError && conflicts.length === 0 && <RefusalNote error={change.error} />}
    </>
  );
}
