import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useFormats } from '@/features/home/use-formats';
import { changeSchedule } from '@/features/schedules/api/change-schedule';
import { scheduleQuery } from '@/features/schedules/api/get-schedule';
import { ScheduleEditor } from '@/features/schedules/components/schedule-editor';
import { draftOf } from '@/features/schedules/draft';
import { madeName } from '@/features/schedules/name-words';
import { useFindTarget, useTargets } from '@/features/schedules/use-targets';
import { gatewayNow } from '@/lib/gateway-clock';
import type { ScheduleRequest, ScheduleView } from '@/lib/views';

const route = getRouteApi('/house/schedules/$id/edit');

/** Changes a schedule. */
export function EditSchedulePage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const targets = useTargets();
  const findTarget = useFindTarget();
  const formats = useFormats();
  const schedule = useQuery(scheduleQuery(id));
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: (request: ScheduleRequest) => changeSchedule(id, request),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['schedules'] });
      await navigate({ to: '/schedules/$id', params: { id } });
    },
  });
  const firstOf = (view: ScheduleView) => {
    const draft = draftOf(view, formats.date(gatewayNow()));
    // A name that was made from the plan is made anew from what becomes of the plan.
    const made = madeName(i18n, formats.locale, findTarget(view), view);
    return draft.name === made ? { ...draft, name: '' } : draft;
  };
  return (
    <Page title={i18n.t('schedules.edit')}>
      {schedule.isPending && <Waiting outlines={1} />}
      {schedule.isError && (
        <ProblemNote error={schedule.error} onRetry={() => void schedule.refetch()} />
      )}
      {schedule.data !== undefined && (
        <ScheduleEditor
          first={firstOf(schedule.data)}
          own={id}
          targets={targets}
          saving={save.isPending}
          error={save.error}
          cancel={
            <Link to="/schedules/$id" params={{ id }}>
              {i18n.t('action.cancel')}
            </Link>
          }
          onSave={save.mutate}
        />
      )}
    </Page>
  );
}
