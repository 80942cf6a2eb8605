import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { AccountsPanel } from '@/features/administration/components/accounts-panel';
import { BrokerState } from '@/features/administration/components/broker-state';
import { PublishPanel } from '@/features/administration/components/publish-panel';
import { TopicList } from '@/features/administration/components/topic-list';
import { WatchPanel } from '@/features/administration/components/watch-panel';
import { useIsOwner } from '@/lib/session';
import { OwnersOnly } from './owners-only';

/** The owner's view of the broker: the one page that speaks in the words of MQTT. */
export function BrokerPage() {
  const { i18n } = useLingui();
  const isOwner = useIsOwner();
  return (
    <Page title={i18n.t('broker.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {isOwner ? <Parts /> : <OwnersOnly />}
    </Page>
  );
}

function Parts() {
  return (
    <>
      <BrokerState />
      <WatchPanel />
      <TopicList />
      <PublishPanel />
      <AccountsPanel />
    </>
  );
}
