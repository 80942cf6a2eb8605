import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { RestoreForm } from '@/features/backup/components/restore-form';
import { Door } from '../shell/door';

/** Beside the claim: an empty home becomes the one of a backup. */
export function RestorePage() {
  const { i18n } = useLingui();
  return (
    <Door title={i18n.t('restore.title')} intro={i18n.t('restore.intro')}>
      <RestoreForm />
      <p>
        <Link to="/claim">{i18n.t('restore.claimInstead')}</Link>
      </p>
    </Door>
  );
}
