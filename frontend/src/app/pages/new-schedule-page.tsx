import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { addSchedule } from '@/features/schedules/api/add-schedule';
import { ScheduleEditor } from '@/features/schedules/components/schedule-editor';
import { newDraft } from '@/features/schedules/draft';
import { useTargets } from '@/features/schedules/use-targets';

const route = getRouteApi('/house/schedules/new');

/** Plans something new; the device is chosen already when the person came from its page. */
export function NewSchedulePage() {
  const { i18n } = useLingui();
  const { device } = route.useSearch();
  const targets = useTargets();
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: addSchedule,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['schedules'] });
      await navigate({ to: '/schedules' });
    },
  });
  const target = targets.find((other) => other.device === device) ?? targets[0];
  return (
    <Page title={i18n.t('schedules.new')}>
      {target === undefined ? (
        <Empty>{i18n.t('schedules.noTarget')}</Empty>
      ) : (
        <ScheduleEditor
          first={newDraft(target)}
          targets={targets}
          saving={save.isPending}
          error={save.error}
          cancel={<Link to="/schedules">{i18n.t('action.cancel')}</Link>}
          onSave={save.mutate}
        />
      )}
    </Page>
  );
}
