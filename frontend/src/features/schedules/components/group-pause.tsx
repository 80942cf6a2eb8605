import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import type { GroupView } from '@/lib/views';
import { pausesQuery } from '../api/list-pauses';
import { schedulesQuery } from '../api/list-schedules';
import { holdsPart } from '../holding-pauses';
import { PauseBanner } from './pause-banner';
import { PauseForm } from './pause-form';

/** Pauses all schedules of a group and of its devices, or shows that they are; nothing for a group without. */
export function GroupPause({ group }: { readonly group: GroupView }) {
  const { i18n } = useLingui();
  const [asking, setAsking] = useState(false);
  const { data: pauses = [] } = useQuery(pausesQuery);
  const { data: schedules = [] } = useQuery(schedulesQuery);
  const own = schedules.filter(
    (schedule) => schedule.group === group.id || holdsPart(group, schedule),
  );
  const pause = pauses.find((other) => other.group === group.id);
  if (pause !== undefined) return <PauseBanner pause={pause} />;
  if (own.length === 0) return null;
  if (asking)
    return (
      <PauseForm
        of={{ group: group.id }}
        question={i18n.t('pause.askGroup', { name: group.name })}
        keepable={own}
        onClose={() => {
          setAsking(false);
        }}
      />
    );
  const action = i18n.t('pause.group', { count: own.length });
  return (
    <div>
      <Button
        aria-label={i18n.t('pause.groupNamed', { action, name: group.name })}
        onClick={() => {
          setAsking(true);
        }}
      >
        {action}
      </Button>
    </div>
  );
}
