import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { HouseholdPanel } from '@/features/identity/components/household-panel';
import { InvitePanel } from '@/features/identity/components/invite-panel';
import { OpenInvitations } from '@/features/identity/components/open-invitations';
import { useIsOwner } from '@/lib/session';
import { OwnersOnly } from './owners-only';

/** Who lives here and who may come in; for owners. */
export function HouseholdPage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  return (
    <Page title={i18n.t('household.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {isOwner ? (
        <>
          <HouseholdPanel />
          <OpenInvitations />
          <InvitePanel />
        </>
      ) : (
        <OwnersOnly />
      )}
    </Page>
  );
}
