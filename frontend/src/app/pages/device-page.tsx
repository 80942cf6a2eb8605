import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { Waiting } from '@/components/waiting';
import { DimmerPanel } from '@/features/commands/components/dimmer-panel';
import { GatePanel } from '@/features/commands/components/gate-panel';
import { RelayPanel } from '@/features/commands/components/relay-panel';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { actuatorKind, isRelay, readingsOf } from '@/features/devices/cards';
import { capabilityName } from '@/features/devices/capability-name';
import { TechnicalDetails } from '@/features/devices/components/technical-details';
import { manages } from '@/features/devices/levels';
import { useDevice } from '@/features/devices/use-device';
import { DevicePeople } from '@/features/identity/components/device-people';
import { JournalList } from '@/features/journal/components/journal-list';
import { HistoryPanel } from '@/features/telemetry/components/history-panel';
import { useIsGuest, useIsOwner } from '@/lib/session';
import type { DeviceView } from '@/lib/views';
import { DeviceReadings } from './device-readings';
import { DeviceSchedules } from './device-schedules';
import styles from './device-page.module.css';
import { DeviceWarnings } from './device-warnings';

const route = getRouteApi('/house/devices/$device');

/** One device: control, truth of the last command, history, schedules, activity, technical details. */
export function DevicePage() {
  const { i18n } = useLingui();
  const { device: id } = route.useParams();
  const device = useDevice(id);
  const known = useQuery({ ...devicesQuery, select: (devices) => devices.length });
  const isGuest = useIsGuest();
  const isOwner = useIsOwner();
  const back = <Link to="/">{i18n.t('place.home')}</Link>;
  if (device === undefined) {
    return (
      <Page title={i18n.t('device.title')} back={back}>
        {known.isSuccess ? <Empty>{i18n.t('device.notFound')}</Empty> : <Waiting outlines={1} />}
      </Page>
    );
  }
  return (
    <Page
      title={device.name}
      back={back}
      action={
        manages(device) && (
          <Link to="/devices/$device/settings" params={{ device: id }}>
            {i18n.t('device.settings')}
          </Link>
        )
      }
    >
      <DeviceWarnings device={device} />
      {device.notes !== '' && <p className={styles.notes}>{device.notes}</p>}
      <Controls device={device} />
      {readingsOf(device).map((capability) => (
        <Panel key={capability.id} title={capabilityName(i18n, capability.id)}>
          <HistoryPanel device={device} capability={capability} />
        </Panel>
      ))}
      {!isGuest && device.capabilities.some(isPlannable) && <DeviceSchedules device={device} />}
      {isOwner && device.wiring !== undefined && (
        <Panel title={i18n.t('lines.title')}>
          <Link to="/devices/$device/lines" params={{ device: device.id }}>
            {i18n.t('lines.open')}
          </Link>
        </Panel>
      )}
      {!isGuest && (
        <Panel bare title={i18n.t('place.activity')} action={<Why device={device} />}>
          <JournalList asked={{ device: device.id }} most={8} />
        </Panel>
      )}
      {manages(device) && <DevicePeople device={device.id} />}
      <TechnicalDetails device={device} />
    </Page>
  );
}

/** True for what stays as it is told: a gate's pulse is not planned. */
function isPlannable(capability: DeviceView['capabilities'][number]): boolean {
  const kind = actuatorKind(capability);
  return kind === 'relay' || kind === 'dimmer';
}

/** To everything that happened to this device, which for a lamp is the answer to one question. */
function Why({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  return (
    <Link to="/activity" search={{ device: device.id }}>
      {device.capabilities.some(isRelay) ? i18n.t('journal.why') : i18n.t('journal.allOf')}
    </Link>
  );
}

function Controls({ device }: { readonly device: DeviceView }) {
  return (
    <>
      {device.capabilities.map((capability) => {
        const props = { device, capability };
        switch (actuatorKind(capability)) {
          case 'relay':
            return <RelayPanel {...props} key={capability.id} />;
          case 'dimmer':
            return <DimmerPanel {...props} key={capability.id} />;
          case 'gate':
            return <GatePanel {...props} key={capability.id} />;
          case undefined:
            return null;
        }
      })}
      <DeviceReadings device={device} />
    </>
  );
}
