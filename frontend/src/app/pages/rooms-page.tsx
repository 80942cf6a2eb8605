import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { homeQuery } from '@/features/home/api/get-home';
import { RoomForm } from '@/features/home/components/room-form';
import { RoomList } from '@/features/home/components/room-list';
import { useInContact } from '@/lib/contact';
import { useIsOwner } from '@/lib/session';
import { OwnersOnly } from './owners-only';

/** The rooms of the house and their order. */
export function RoomsPage() {
  const { i18n } = useLingui();
  const home = useQuery(homeQuery);
  const { data: devices } = useQuery(devicesQuery);
  const inContact = useInContact();
  const isOwner = useIsOwner();
  const countOf = (room: string) =>
    devices?.filter((device) => device.room?.id === room).length ?? 0;
  return (
    <Page title={i18n.t('rooms.title')} back={<Link to="/more">{i18n.t('place.more')}</Link>}>
      {isOwner ? <p>{i18n.t('rooms.intro')}</p> : <OwnersOnly />}
      {home.isPending && <Waiting />}
      {home.isError && home.data === undefined && (
        <ProblemNote error={home.error} onRetry={() => void home.refetch()} />
      )}
      {home.data?.rooms.length === 0 && <Empty>{i18n.t('rooms.empty')}</Empty>}
      {home.data !== undefined && <RoomList countOf={countOf} inContact={inContact && isOwner} />}
      {isOwner && <RoomForm inContact={inContact} />}
    </Page>
  );
}
