import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Banner } from '@/components/banner';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { offerQuery } from '@/features/identity/api/look-at-invitation';
import { JoinForm } from '@/features/identity/components/join-form';
import { roleMeaning } from '@/features/identity/role-words';
import { session } from '@/lib/session';
import { useStore } from '@/lib/store';
import { Door } from '../shell/door';

const route = getRouteApi('/join');

/** Where the link of an invitation leads. Its secret stands behind the #, which no server is sent. */
export function JoinPage() {
  const { i18n } = useLingui();
  const setup = route.useLoaderData();
  const navigate = useNavigate();
  const [secret] = useState(() => location.hash.slice(1));
  const offer = useQuery(offerQuery(secret));
  const signedIn = useStore(session, (now) => (now.kind === 'in' ? now.account.name : undefined));
  return (
    <Door
      title={i18n.t('join.title', { home: setup.homeName })}
      {...(offer.data !== undefined && {
        intro: i18n.t('join.intro', { name: offer.data.invitedBy }),
      })}
    >
      {offer.isPending && <Waiting outlines={1} />}
      {offer.isError && (
        <>
          <ProblemNote error={offer.error} />
          <p>
            <Link to="/sign-in">{i18n.t('recover.back')}</Link>
          </p>
        </>
      )}
      {offer.data !== undefined && (
        <>
          <p>{roleMeaning(i18n, offer.data.role)}</p>
          {signedIn !== undefined && <Banner>{i18n.t('join.signedIn', { name: signedIn })}</Banner>}
          <JoinForm secret={secret} onDone={() => void navigate({ to: '/', replace: true })} />
        </>
      )}
    </Door>
  );
}
