import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { SelectField } from '@/components/select-field';
import { useInContact } from '@/lib/contact';
import type { Role } from '@/lib/views';
import { addInvitation } from '../api/add-invitation';
import { invitationsQuery } from '../api/list-invitations';
import { roleMeaning, roles, roleWords } from '../role-words';
import styles from './identity.module.css';
import { NewInvitation } from './new-invitation';

/** How long an invitation may be good: one hour, two days, a week. */
const HOURS = [1, 24, 48, 168] as const;

/** Invites somebody: what they will be, for how long the link is good, and then the link. */
export function InvitePanel() {
  const { i18n } = useLingui();
  const client = useQueryClient();
  const inContact = useInContact();
  const [role, setRole] = useState<Role>('MEMBER');
  const [hours, setHours] = useState<number>(48);
  const [label, setLabel] = useState('');
  const add = useMutation({
    mutationFn: addInvitation,
    onSuccess: () => {
      setLabel('');
    },
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  if (add.data !== undefined) {
    return (
      <NewInvitation
        made={add.data}
        onDone={() => {
          add.reset();
        }}
      />
    );
  }
  return (
    <Panel title={i18n.t('invite.title')}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (!inContact || add.isPending) return;
          add.mutate({ role, hours, ...(label.trim() !== '' && { label: label.trim() }) });
        }}
      >
        <Field
          label={i18n.t('invite.label')}
          hint={i18n.t('invite.labelHint')}
          value={label}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => {
            setLabel(event.target.value);
          }}
        />
        <SelectField
          label={i18n.t('invite.role')}
          hint={roleMeaning(i18n, role)}
          value={role}
          options={roles.map((value) => ({ value, words: roleWords(i18n, value) }))}
          onChange={(value) => {
            setRole(value as Role);
          }}
        />
        <SelectField
          label={i18n.t('invite.lifetime')}
          value={String(hours)}
          options={HOURS.map((value) => ({
            value: String(value),
            words: lifetimeWords(i18n, value),
          }))}
          onChange={(value) => {
            setHours(Number(value));
          }}
        />
        {add.isError && <ProblemNote error={add.error} />}
        <div>
          <Button type="submit" look="primary" busy={add.isPending} aria-disabled={!inContact}>
            {i18n.t('invite.make')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function lifetimeWords(i18n: I18n, hours: number): string {
  return hours < 24
    ? i18n.t('invite.hours', { count: hours })
    : i18n.t('invite.days', { count: hours / 24 });
}
