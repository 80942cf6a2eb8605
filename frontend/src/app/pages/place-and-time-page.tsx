import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { homeQuery } from '@/features/home/api/get-home';
import { ClockPanel } from '@/features/home/components/clock-panel';
import { PositionPanel } from '@/features/home/components/position-panel';
import { ZonePanel } from '@/features/home/components/zone-panel';
import { BackToDraft } from '@/features/schedules/components/back-to-draft';
import { useIsOwner } from '@/lib/session';
import { OwnersOnly } from './owners-only';

/** Where the home is, by which zone its clocks are read, and why its clock is believed. */
export function PlaceAndTimePage() {
  const { i18n } = useLingui();
  const home = useQuery(homeQuery);
  const isOwner = useIsOwner();
  return (
    <Page title={i18n.t('where.pageTitle')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      <BackToDraft />
      {!isOwner && <OwnersOnly />}
      {home.isPending && <Waiting />}
      {home.isError && home.data === undefined && (
        <ProblemNote error={home.error} onRetry={() => void home.refetch()} />
      )}
      {home.data !== undefined && (
        <>
          <ClockPanel time={home.data.time} />
          <ZonePanel zone={home.data.zone} />
          <PositionPanel position={home.data.position} />
        </>
      )}
    </Page>
  );
}
