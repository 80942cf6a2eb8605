import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { useInContact } from '@/lib/contact';
import { session } from '@/lib/session';
import { useStore } from '@/lib/store';
import { changeRole } from '../api/change-role';
import { residentsQuery } from '../api/list-residents';
import { removeResident } from '../api/remove-resident';
import styles from './identity.module.css';
import { ResidentItem } from './resident-item';

/** Everybody who has an account, each with what an owner can do. */
export function HouseholdPanel() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const self = useStore(session, (now) => (now.kind === 'in' ? now.account.id : undefined));
  const residents = useQuery(residentsQuery);
  const refresh = () => client.invalidateQueries({ queryKey: residentsQuery.queryKey });
  const role = useMutation({ mutationFn: changeRole, onSettled: refresh });
  const remove = useMutation({
    mutationFn: removeResident,
    onSettled: async () => {
      await refresh();
      await client.invalidateQueries({ queryKey: ['schedules'] });
    },
  });
  const faultOf = (id: string) =>
    (role.variables?.id === id ? role.error : null) ??
    (remove.variables === id ? remove.error : null);
  return (
    <Panel bare title={i18n.t('household.people')}>
      {residents.isPending && <Waiting outlines={1} />}
      {residents.isError && residents.data === undefined && (
        <ProblemNote error={residents.error} onRetry={() => void residents.refetch()} />
      )}
      <ul className={styles.list} aria-label={i18n.t('household.people')}>
        {residents.data?.map((resident) => (
          <ResidentItem
            key={resident.id}
            resident={resident}
            isSelf={resident.id === self}
            blocked={!inContact || role.isPending || remove.isPending}
            fault={faultOf(resident.id)}
            onRole={(wanted) => {
              role.mutate({ id: resident.id, role: wanted });
            }}
            onRemove={() => {
              remove.mutate(resident.id);
            }}
          />
        ))}
      </ul>
    </Panel>
  );
}
