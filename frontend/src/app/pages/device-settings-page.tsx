import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { AdapterPanel } from '@/features/devices/components/adapter-panel';
import { LabelForm } from '@/features/devices/components/label-form';
import { RemovePanel } from '@/features/devices/components/remove-panel';
import { SettingsPanel } from '@/features/devices/components/settings-panel';
import { StandingPanel } from '@/features/devices/components/standing-panel';
import { manages } from '@/features/devices/levels';
import { useDevice } from '@/features/devices/use-device';
import { CredentialsPanel } from '@/features/enrolment/components/credentials-panel';
import { ReplacePanel } from '@/features/enrolment/components/replace-panel';
import { useIsOwner } from '@/lib/session';
import type { DeviceView } from '@/lib/views';
import { OwnersOnly } from './owners-only';

const route = getRouteApi('/house/devices/$device/settings');

/** Everything that can be changed about a device: names and settings by whoever manages it, the rest by the owner. */
export function DeviceSettingsPage() {
  const { i18n } = useLingui();
  const { device: id } = route.useParams();
  const device = useDevice(id);
  const known = useQuery({ ...devicesQuery, select: (devices) => devices.length });
  const isOwner = useIsOwner();
  const title =
    device === undefined
      ? i18n.t('device.title')
      : i18n.t('device.settingsOf', { device: device.name });
  const back = (
    <Link to="/devices/$device" params={{ device: id }}>
      {device?.name ?? i18n.t('device.title')}
    </Link>
  );
  return (
    <Page title={title} back={back}>
      {device === undefined ? (
        known.isSuccess ? (
          <Empty>{i18n.t('device.notFound')}</Empty>
        ) : (
          <Waiting outlines={1} />
        )
      ) : manages(device) ? (
        <Settings device={device} isOwner={isOwner} />
      ) : (
        <OwnersOnly />
      )}
    </Page>
  );
}

function Settings({ device, isOwner }: { readonly device: DeviceView; readonly isOwner: boolean }) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  return (
    <>
      <Panel title={i18n.t('device.label')}>
        <LabelForm device={device} />
      </Panel>
      {device.capabilities.length > 0 && <SettingsPanel device={device} />}
      {isOwner && (
        <>
          <StandingPanel device={device} />
          <CredentialsPanel device={device} />
          <ReplacePanel device={device} />
          {device.wiring === undefined && <AdapterPanel device={device} />}
          <RemovePanel device={device} onRemoved={() => navigate({ to: '/', replace: true })} />
        </>
      )}
    </>
  );
}
