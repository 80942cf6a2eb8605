import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ask } from '@/components/ask';
import { Button } from '@/components/button';
import buttonStyles from '@/components/button.module.css';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { turnAll } from '@/features/commands/api/turn-all';
import { BatchOutcome } from '@/features/commands/components/batch-outcome';
import { isSamePart } from '@/features/devices/actuators';
import { groupsQuery } from '@/features/devices/api/list-groups';
import { removeGroup } from '@/features/devices/api/remove-group';
import { useActuators } from '@/features/devices/use-actuators';
import { useInContact } from '@/lib/contact';
import { useIsOwner } from '@/lib/use-role';
import type { GroupView } from '@/lib/views';
import styles from './things-page.module.css';

/** All groups: turn one on or off, and for the owner change it or remove it. */
export function GroupsPage() {
  const { i18n } = useLingui();
  const groups = useQuery(groupsQuery);
  const owner = useIsOwner();
  const add = owner && (
    <Link
      to="/groups/$id"
      params={{ id: 'new' }}
      className={classNames(buttonStyles.button, buttonStyles.primary)}
    >
      {i18n.t('groups.new')}
    </Link>
  );
  return (
    <Page
      title={i18n.t('groups.title')}
      action={add}
      back={<Link to="/more">{i18n.t('place.more')}</Link>}
    >
      {groups.isPending && <Waiting />}
      {groups.isError && <ProblemNote error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && <Empty>{i18n.t('groups.empty')}</Empty>}
      <ul className={styles.list}>
        {groups.data?.map((group) => (
          <Group key={group.id} group={group} owner={owner} />
        ))}
      </ul>
    </Page>
  );
}

function Group({ group, owner }: { readonly group: GroupView; readonly owner: boolean }) {
  const { i18n } = useLingui();
  const actuators = useActuators();
  const inContact = useInContact();
  const client = useQueryClient();
  const members = actuators.filter((actuator) =>
    group.members.some((member) => isSamePart(member, actuator)),
  );
  const turn = useMutation({
    mutationFn: (on: boolean) =>
      turnAll(
        { kind: 'group', id: group.id },
        {
          on,
          relays: members.some((member) => member.kind === 'relay'),
          dimmers: members.some((member) => member.kind === 'dimmer'),
        },
      ),
  });
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
            busy={turn.isPending && turn.variables === on}
            aria-disabled={!inContact || turn.isPending || members.length === 0}
            aria-label={
              on
                ? i18n.t('groups.onNamed', { name: group.name })
                : i18n.t('groups.offNamed', { name: group.name })
            }
            onClick={() => {
              turn.mutate(on);
            }}
          >
            {on ? i18n.t('action.turnOn') : i18n.t('action.turnOff')}
          </Button>
        ))}
        {owner && (
          <>
            <Link
              to="/groups/$id"
              params={{ id: group.id }}
              className={buttonStyles.button ?? ''}
              aria-label={i18n.t('parts.changeNamed', { name: group.name })}
            >
              {i18n.t('schedule.change')}
            </Link>
            <Ask
              look="danger"
              question={i18n.t('parts.askRemove', { name: group.name })}
              yes={i18n.t('schedule.remove')}
              busy={remove.isPending}
              aria-label={i18n.t('parts.removeNamed', { name: group.name })}
              onYes={() => {
                remove.mutate();
              }}
            >
              {i18n.t('schedule.remove')}
            </Ask>
          </>
        )}
      </div>
      {turn.isError && <ProblemNote error={turn.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
      {turn.isSuccess && <BatchOutcome title={group.name} batches={turn.data} />}
    </li>
  );
}
