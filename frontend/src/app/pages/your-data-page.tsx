import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { homeQuery } from '@/features/home/api/get-home';
import { ErasurePanel } from '@/features/home/components/erasure-panel';
import { ExportPanel } from '@/features/identity/components/export-panel';
import { useIsOwner } from '@/lib/session';

/** What the home keeps of the person; for the owner, the end of all that it keeps. */
export function YourDataPage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  const { data: home } = useQuery(homeQuery);
  return (
    <Page title={i18n.t('data.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      <p>{i18n.t('data.intro')}</p>
      <ExportPanel />
      {isOwner && home !== undefined && <ErasurePanel homeName={home.name} />}
    </Page>
  );
}
