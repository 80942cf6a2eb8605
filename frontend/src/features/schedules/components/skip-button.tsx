import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { ScheduleView } from '@/lib/views';
import { skipNext } from '../api/skip-next';
import { hereWords } from '../next-words';

/** Leaves the next time out, and takes that back; both name the moment. */
export function SkipButton({ schedule }: { readonly schedule: ScheduleView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const client = useQueryClient();
  const skip = useMutation({
    mutationFn: (wanted: boolean) => skipNext(schedule.id, wanted),
    onSuccess: () => client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  const { skipsNext, nextAt, nextPhase } = schedule;
  const at = skipsNext ?? (nextPhase === 'END' ? undefined : nextAt);
  if (at === undefined) return null;
  const values = { time: hereWords(i18n, formats, schedule, at, gatewayNow()) };
  return (
    <>
      <Button
        busy={skip.isPending}
        onClick={() => {
          skip.mutate(skipsNext === undefined);
        }}
      >
        {skipsNext === undefined
          ? i18n.t('schedule.skipNext', values)
          : i18n.t('schedule.unskip', values)}
      </Button>
      {skip.isError && <ProblemNote error={skip.error} />}
    </>
  );
}
