import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { useFormats } from '@/features/home/use-formats';
import { addInvitation } from '@/features/identity/api/add-invitation';
import { invitationsQuery } from '@/features/identity/api/list-invitations';
import { passesQuery } from '@/features/identity/api/list-passes';
import { rightsQuery } from '@/features/identity/api/list-rights';
import { savePass } from '@/features/identity/api/save-pass';
import { NewInvitation } from '@/features/identity/components/new-invitation';
import { PassForm } from '@/features/identity/components/pass-form';
import {
  draftOfPass,
  newPass,
  requestOfPass,
  type PassDraft,
} from '@/features/identity/pass-draft';
import { gatewayNow } from '@/lib/gateway-clock';
import { useIsOwner } from '@/lib/session';
import type { NewInvitationView } from '@/lib/views';
import { OwnersOnly } from './owners-only';

const route = getRouteApi('/house/more/passes/$id');

/** Gives a pass (`new`), or changes one. */
export function PassPage() {
  const { i18n } = useLingui();
  const { id } = route.useParams();
  const isOwner = useIsOwner();
  return (
    <Page
      title={id === 'new' ? i18n.t('pass.new') : i18n.t('pass.change')}
      back={<Link to="/more/passes">{i18n.t('pass.title')}</Link>}
    >
      {isOwner ? <Editor id={id} /> : <OwnersOnly />}
    </Page>
  );
}

function Editor({ id }: { readonly id: string }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const isNew = id === 'new';
  const passes = useQuery({ ...passesQuery, enabled: !isNew });
  const people = useQuery(rightsQuery);
  const devices = useQuery(devicesQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [invited, setInvited] = useState<NewInvitationView>();
  const save = useMutation({
    mutationFn: async (draft: PassDraft) => {
      const invitation =
        isNew && draft.person === 'new' ? (invited ?? (await inviteGuest(draft))) : undefined;
      // Kept before the pass is given: if that fails, the next try is for the same invitation.
      if (invitation !== undefined) setInvited(invitation);
      const whom =
        invitation === undefined
          ? { account: draft.person }
          : { invitation: invitation.invitation.id };
      const request = requestOfPass(draft, isNew ? whom : {});
      if (request !== undefined) await savePass(isNew ? undefined : id, request);
      return invitation;
    },
    onSuccess: async (invitation) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: passesQuery.queryKey }),
        client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
      ]);
      if (invitation === undefined) await leave();
    },
  });
  const pass = passes.data?.find((other) => other.id === id);
  const today = formats.date(gatewayNow());
  const first = isNew ? newPass(today) : pass && draftOfPass(pass);
  const ready = devices.isSuccess && people.isSuccess && (isNew || passes.isSuccess);
  const failed = [devices, people, passes].find((query) => query.isError);
  const leave = () => navigate({ to: '/more/passes' });
  if (save.isSuccess && save.data !== undefined) {
    return <NewInvitation made={save.data} onDone={() => void leave()} />;
  }
  return (
    <>
      {!ready && failed === undefined && <Waiting outlines={1} />}
      {failed !== undefined && (
        <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />
      )}
      {ready && first === undefined && <Empty>{i18n.t('problem.notFound')}</Empty>}
      {ready && first !== undefined && (
        <PassForm
          first={first}
          {...(isNew ? { people: people.data.filter(({ role }) => role !== 'OWNER') } : {})}
          devices={devices.data}
          today={today}
          saving={save.isPending}
          error={save.error}
          cancel={<Link to="/more/passes">{i18n.t('action.cancel')}</Link>}
          onSave={save.mutate}
        />
      )}
    </>
  );
}

/** Invites the guest that a pass is for, for a week, under the name that the pass has for them. */
function inviteGuest({ label }: PassDraft): Promise<NewInvitationView> {
  return addInvitation({ role: 'GUEST', label: label.trim(), hours: 7 * 24 });
}
