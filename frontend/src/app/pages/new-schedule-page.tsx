import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { useFormats } from '@/features/home/use-formats';
import { addSchedule } from '@/features/schedules/api/add-schedule';
import { ScheduleEditor } from '@/features/schedules/components/schedule-editor';
import { aimAt } from '@/features/schedules/components/target-field';
import { newDraft, type Draft } from '@/features/schedules/draft';
import type { Target } from '@/features/schedules/targets';
import { useTargets } from '@/features/schedules/use-targets';
import { gatewayNow } from '@/lib/gateway-clock';

const route = getRouteApi('/house/schedules/new');

/** Plans something new; the device is chosen already when the person came from its page. */
export function NewSchedulePage() {
  const { i18n } = useLingui();
  const { device } = route.useSearch();
  const targets = useTargets();
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: addSchedule,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['schedules'] });
      await navigate({ to: '/schedules' });
    },
  });
  const target = targets.find(({ ref }) => ref.device === device) ?? targets[0];
  return (
    <Page title={i18n.t('schedules.new')}>
      {target === undefined ? (
        <Empty>{i18n.t('schedules.noTarget')}</Empty>
      ) : (
        <ScheduleEditor
          first={draftFor(target, formats.date(gatewayNow()))}
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

function draftFor(target: Target, today: string): Draft {
  const fresh = newDraft(target.ref, today);
  return { ...fresh, ...aimAt(fresh, target) };
}
