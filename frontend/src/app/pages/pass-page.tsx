import { useLingui } from '@lingui/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CopyText } from '@/components/copy-text';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { useFormats } from '@/features/home/use-formats';
import { inviteGuest, type GuestInvitation } from '@/features/identity/api/invite-guest';
import { passesQuery } from '@/features/identity/api/list-passes';
import { rightsQuery } from '@/features/identity/api/list-rights';
import { savePass } from '@/features/identity/api/save-pass';
import { PassForm } from '@/features/identity/components/pass-form';
import {
  draftOfPass,
  newPass,
  requestOfPass,
  type PassDraft,
} from '@/features/identity/pass-draft';
import { gatewayNow } from '@/lib/gateway-clock';
import { useIsOwner } from '@/lib/session';
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
  const [invited, setInvited] = useState<GuestInvitation>();
  const save = useMutation({
    mutationFn: async (draft: PassDraft) => {
      const invitation =
        isNew && draft.person === 'new' ? (invited ?? (await inviteGuest(draft.label))) : undefined;
      // Kept before the pass is given: if that fails, the next try is for the same invitation.
      if (invitation !== undefined) setInvited(invitation);
      const whom =
        invitation === undefined ? { account: draft.person } : { invitation: invitation.id };
      const request = requestOfPass(draft, isNew ? whom : {});
      if (request !== undefined) await savePass(isNew ? undefined : id, request);
      return invitation;
    },
    onSuccess: async (invitation) => {
      await client.invalidateQueries({ queryKey: passesQuery.queryKey });
      if (invitation === undefined) await navigate({ to: '/more/passes' });
    },
  });
  const pass = passes.data?.find((other) => other.id === id);
  const today = formats.date(gatewayNow());
  const first = isNew ? newPass(today) : pass && draftOfPass(pass);
  const ready = devices.isSuccess && people.isSuccess && (isNew || passes.isSuccess);
  const failed = [devices, people, passes].find((query) => query.isError);
  if (save.isSuccess && save.data !== undefined) return <Invited invitation={save.data} />;
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

/** The link of an invitation that was made for a pass; it is told this once. */
function Invited({ invitation }: { readonly invitation: GuestInvitation }) {
  const { i18n } = useLingui();
  return (
    <Panel title={i18n.t('pass.invited')}>
      <p>{i18n.t('pass.invitedWords')}</p>
      <CopyText text={invitation.link} copy={i18n.t('pass.copyLink')} />
      <p>
        <Link to="/more/passes">{i18n.t('pass.title')}</Link>
      </p>
    </Panel>
  );
}
