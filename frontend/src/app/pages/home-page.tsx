import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import buttonStyles from '@/components/button.module.css';
import { classNames } from '@/components/class-names';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { AllOff } from '@/features/commands/components/all-off';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { roomsOf, type RoomOfDevices } from '@/features/devices/rooms';
import { StrangerBanner } from '@/features/enrolment/components/stranger-banner';
import { HealthBanner } from '@/features/health/components/health-banner';
import { homeQuery } from '@/features/home/api/get-home';
import { RoomSection } from '@/features/home/components/room-section';
import { greeting } from '@/features/home/greeting';
import { lastRoom, rememberRoom } from '@/features/home/last-room';
import { useFormats } from '@/features/home/use-formats';
import { OwnHours } from '@/features/identity/components/own-hours';
import { gatewayNow } from '@/lib/gateway-clock';
import { useIsGuest, useIsOwner } from '@/lib/session';
import type { DeviceView } from '@/lib/views';
import { DeviceCards } from './device-cards';
import { SceneRowOfHome } from './scene-row-of-home';

const HomePauses = lazy(async () => ({
  default: (await import('@/features/schedules/components/home-pauses')).HomePauses,
}));

/** The house at a glance: rooms, and what is true in each. */
export function HomePage() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const isOwner = useIsOwner();
  const isGuest = useIsGuest();
  const { data: rooms } = useQuery({ ...homeQuery, select: (home) => home.rooms });
  // Only the rooms' order and contents: a reading that changes renders its card, not the page.
  const [first] = useState(lastRoom);
  const select = useCallback(
    (devices: DeviceView[]) => roomsOf(rooms ?? [], devices, first),
    [rooms, first],
  );
  const devices = useQuery({ ...devicesQuery, select });
  const title = greeting(i18n, formats.hour(gatewayNow()));
  return (
    <Page title={title}>
      {isOwner && <HealthBanner />}
      {isOwner && <StrangerBanner />}
      {isGuest && <OwnHours sees={(devices.data?.length ?? 0) > 0} />}
      {devices.isError && devices.data === undefined && (
        <ProblemNote error={devices.error} onRetry={() => void devices.refetch()} />
      )}
      {devices.isPending && <Waiting outlines={6} />}
      {devices.data?.length === 0 && !isGuest && <NoDevices isOwner={isOwner} />}
      {!isGuest && (
        <Suspense fallback={null}>
          <HomePauses />
        </Suspense>
      )}
      <SceneRowOfHome />
      {devices.data?.map((group) => (
        <Room key={group.room?.id ?? ''} group={group} />
      ))}
    </Page>
  );
}

function NoDevices({ isOwner }: { readonly isOwner: boolean }) {
  const { i18n } = useLingui();
  if (!isOwner) return <Empty>{i18n.t('guest.nothing')}</Empty>;
  return (
    <Empty>
      <p>{i18n.t('home.empty')}</p>
      <Link to="/more/add-device" className={classNames(buttonStyles.button, buttonStyles.primary)}>
        {i18n.t('add.title')}
      </Link>
    </Empty>
  );
}

function Room({ group }: { readonly group: RoomOfDevices }) {
  const { i18n } = useLingui();
  return (
    <RoomSection
      name={group.room?.name ?? i18n.t('home.noRoom')}
      summary={<RoomOff group={group} />}
      onChoose={() => {
        rememberRoom(group.room?.id ?? '');
      }}
    >
      {group.deviceIds.map((id) => (
        <DeviceCards key={id} id={id} />
      ))}
    </RoomSection>
  );
}

/** The button that turns off what is on in a room, and says how many things that are. */
function RoomOff({ group }: { readonly group: RoomOfDevices }) {
  const { i18n } = useLingui();
  const { room, on, relays, dimmers } = group;
  if (room === undefined) return on === 0 ? null : <p>{i18n.t('home.countOn', { count: on })}</p>;
  if (!group.relays && !group.dimmers) return null;
  const action = on === 0 ? undefined : i18n.t('allOff.count', { count: on });
  return (
    <AllOff
      place={{ kind: 'room', id: room.id }}
      room={room.name}
      relays={relays}
      dimmers={dimmers}
      label={i18n.t('allOff.label', { action: action ?? '', room: room.name })}
    >
      {action}
    </AllOff>
  );
}
