import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { RotationPanel } from '@/features/rotation/components/rotation-panel';
import { useIsOwner } from '@/lib/session';
import { OwnersOnly } from './owners-only';

/** The key by which devices know this home, and how it is changed. */
export function BrokerKeyPage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  return (
    <Page title={i18n.t('brokerKey.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {isOwner ? <RotationPanel /> : <OwnersOnly />}
    </Page>
  );
}
