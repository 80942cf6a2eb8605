import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { DeletionPanel } from '@/features/identity/components/deletion-panel';
import { PasswordPanel } from '@/features/identity/components/password-panel';
import { PicturePanel } from '@/features/identity/components/picture-panel';
import { ProfileForm } from '@/features/identity/components/profile-form';
import { SessionsPanel } from '@/features/identity/components/sessions-panel';
import { session } from '@/lib/session';
import { useStore } from '@/lib/store';

/** What a person may change of themselves. */
export function MyAccountPage() {
  const { i18n } = useLingui();
  const who = useStore(session, (now) => now);
  return (
    <Page title={i18n.t('account.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {who.kind === 'in' && (
        <>
          <ProfileForm key={who.account.id} account={who.account} />
          <PicturePanel account={who.account} />
          <PasswordPanel />
          <SessionsPanel />
          <DeletionPanel />
        </>
      )}
    </Page>
  );
}
