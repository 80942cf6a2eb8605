import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { offerQuery } from '@/features/identity/api/look-at-invitation';
import { JoinForm } from '@/features/identity/components/join-form';
import { roleMeaning } from '@/features/identity/role-words';
import { Door } from '../shell/door';

const route = getRouteApi('/join');

/** Where the link of an invitation leads. Its secret stands behind the #, which no server is sent. */
export function JoinPage() {
  const { i18n } = useLingui();
  const setup = route.useLoaderData();
  const navigate = useNavigate();
  const [secret] = useState(() => location.hash.slice(1));
  const offer = useQuery(offerQuery(secret));
  return (
    <Door
      title={i18n.t('join.title', { home: setup.homeName })}
      {...(offer.data !== undefined && {
        intro: i18n.t('join.intro', { name: offer.data.invitedBy }),
      })}
    >
      {offer.isPending && <Waiting outlines={1} />}
      {offer.isError && <ProblemNote error={offer.error} />}
      {offer.data !== undefined && (
        <>
          <p>{roleMeaning(i18n, offer.data.role)}</p>
          <JoinForm secret={secret} onDone={() => void navigate({ to: '/', replace: true })} />
        </>
      )}
    </Door>
  );
}
