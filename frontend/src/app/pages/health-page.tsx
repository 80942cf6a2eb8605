import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { Page } from '@/components/page';
import { HealthPanel } from '@/features/health/components/health-panel';
import { useIsGuest, useIsOwner } from '@/lib/session';

/** How the house itself is: whoever lives here sees what works, an owner sees all of it. */
export function HealthPage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  const isGuest = useIsGuest();
  return (
    <Page title={i18n.t('health.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {isGuest ? <Banner tone="info">{i18n.t('health.guest')}</Banner> : <HealthPanel />}
      {!isOwner && !isGuest && <p>{i18n.t('health.member')}</p>}
    </Page>
  );
}
