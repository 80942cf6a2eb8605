import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { turnAll } from '@/features/commands/api/turn-all';
import { BatchOutcome } from '@/features/commands/components/batch-outcome';
import { useTap } from '@/features/commands/use-tap';
import { isSamePart } from '@/features/devices/actuators';
import { groupsQuery } from '@/features/devices/api/list-groups';
import { removeGroup } from '@/features/devices/api/remove-group';
import { useActuators } from '@/features/devices/use-actuators';
import { GroupPause } from '@/features/schedules/components/group-pause';
import { useInContact } from '@/lib/contact';
import type { GroupView } from '@/lib/views';
import { ChangeOrRemove, ThingsPage } from './things-page';
import styles from './things-page.module.css';

/** All groups: turn one on or off, and for the owner change it or remove it. */
export function GroupsPage() {
  const { i18n } = useLingui();
  return (
    <ThingsPage
      title={i18n.t('groups.title')}
      empty={i18n.t('groups.empty')}
      addWords={i18n.t('groups.new')}
      editor="/groups/$id"
      things={useQuery(groupsQuery)}
    >
      {(group) => <Group key={group.id} group={group} />}
    </ThingsPage>
  );
}

function Group({ group }: { readonly group: GroupView }) {
  const { i18n } = useLingui();
  const actuators = useActuators();
  const inContact = useInContact();
  const client = useQueryClient();
  const members = actuators.filter((actuator) =>
    group.members.some((member) => isSamePart(member, actuator)),
  );
  const turn = useTap(turnAll);
  const remove = useMutation({
    mutationFn: () => removeGroup(group.id),
    onSuccess: () => client.invalidateQueries({ queryKey: groupsQuery.queryKey }),
  });
  return (
    <li className={styles.item}>
      <h2>{group.name}</h2>
      <p className={styles.parts}>{members.map((member) => member.words).join(' · ')}</p>
      <div className={styles.actions}>
        {[true, false].map((on) => (
          <Button
            key={String(on)}
            busy={turn.isPending && turn.variables.on === on}
            aria-disabled={
              !inContact || turn.isPending || members.length < Math.max(1, group.members.length)
            }
            aria-label={
              on
                ? i18n.t('groups.onNamed', { name: group.name })
                : i18n.t('groups.offNamed', { name: group.name })
            }
            onClick={() => {
              turn.mutate({
                place: { kind: 'group', id: group.id },
                on,
                relays: members.some((member) => member.kind === 'relay'),
                dimmers: members.some((member) => member.kind === 'dimmer'),
              });
            }}
          >
            {on ? i18n.t('action.turnOn') : i18n.t('action.turnOff')}
          </Button>
        ))}
        <ChangeOrRemove
          thing={group}
          editor="/groups/$id"
          removing={remove.isPending}
          onRemove={() => {
            remove.mutate();
          }}
        />
      </div>
      <GroupPause group={group} />
      {turn.isError && <ProblemNote error={turn.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
      {turn.isSuccess && <BatchOutcome title={group.name} batches={turn.data} />}
    </li>
  );
}
