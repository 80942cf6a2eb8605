import { useLingui } from '@lingui/react';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { useHouseZone } from '@/features/home/use-formats';
import { ExportButtons } from '@/features/journal/components/export-buttons';
import { JournalFilters } from '@/features/journal/components/journal-filters';
import { JournalList } from '@/features/journal/components/journal-list';
import { SealPanel } from '@/features/journal/components/seal-panel';
import { queryOf } from '@/features/journal/journal-query';
import { useIsOwner } from '@/lib/session';

const route = getRouteApi('/house/activity');

/** Everything that happened in the house, and why; what is asked for stands in the address. */
export function ActivityPage() {
  const { i18n } = useLingui();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const asked = queryOf(filter, useHouseZone());
  const isOwner = useIsOwner();
  return (
    <Page title={i18n.t('place.activity')}>
      <JournalFilters
        filter={filter}
        onChange={(search) => void navigate({ search, replace: true })}
      />
      <JournalList asked={asked} isFiltered={Object.keys(filter).length > 0} />
      <Panel title={i18n.t('seal.title')}>
        <SealPanel />
        {isOwner && <ExportButtons asked={asked} />}
      </Panel>
    </Page>
  );
}
