import { useLingui } from '@lingui/react';
import { Page } from '@/components/page';
import { JournalList } from '@/features/journal/components/journal-list';

/** Everything that happened in the house, and why. */
export function ActivityPage() {
  const { i18n } = useLingui();
  return (
    <Page title={i18n.t('place.activity')}>
      <JournalList />
    </Page>
  );
}
