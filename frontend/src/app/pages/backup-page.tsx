import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { BackupPanel } from '@/features/backup/components/backup-panel';
import { RestorePanel } from '@/features/backup/components/restore-panel';
import { homeQuery } from '@/features/home/api/get-home';
import { useIsOwner } from '@/lib/session';
import { OwnersOnly } from './owners-only';

/** Backups of the home, and the way back from one. */
export function BackupPage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  const { data: home } = useQuery(homeQuery);
  return (
    <Page title={i18n.t('backup.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {!isOwner && <OwnersOnly />}
      {isOwner && home !== undefined && (
        <>
          <BackupPanel homeName={home.name} />
          <RestorePanel homeName={home.name} />
        </>
      )}
    </Page>
  );
}
