import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { Page } from '@/components/page';
import { CalendarLinksPanel } from '@/features/schedules/components/calendar-links-panel';
import { ScheduleExport } from '@/features/schedules/components/schedule-export';
import { ScheduleImport } from '@/features/schedules/components/schedule-import';
import { useIsGuest } from '@/lib/session';

/** The schedules outside of this page: in a calendar, and as a file. */
export function ExchangePage() {
  const { i18n } = useLingui();
  const isGuest = useIsGuest();
  return (
    <Page
      title={i18n.t('exchange.title')}
      back={<Link to="/schedules">{i18n.t('place.schedules')}</Link>}
    >
      {isGuest ? (
        <Banner tone="info">{i18n.t('exchange.notGuests')}</Banner>
      ) : (
        <>
          <CalendarLinksPanel />
          <ScheduleExport />
          <ScheduleImport />
        </>
      )}
    </Page>
  );
}
