import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '@/components/empty';
import { Facts } from '@/components/facts';
import { Fold } from '@/components/fold';
import { Page } from '@/components/page';
import { ProblemNote } from '@/components/problem-note';
import { Waiting } from '@/components/waiting';
import { wiringQuery } from '@/features/devices/api/get-wiring';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { WiringEditor } from '@/features/devices/components/wiring-editor';
import { WiringTruth } from '@/features/devices/components/wiring-truth';
import { useDevice } from '@/features/devices/use-device';
import { heldByOthers } from '@/features/devices/wires';
import type { DeviceView } from '@/lib/views';

const route = getRouteApi('/house/devices/$device/lines');

/** The lines of the Pi: which there are, who has them, and what is wired where. */
export function LinesPage() {
  const { i18n } = useLingui();
  const { device: id } = route.useParams();
  const device = useDevice(id);
  const known = useQuery({ ...devicesQuery, select: (devices) => devices.length });
  const back = (
    <Link to="/devices/$device" params={{ device: id }}>
      {device?.name ?? i18n.t('device.title')}
    </Link>
  );
  return (
    <Page title={i18n.t('lines.title')} back={back}>
      {device !== undefined && <Lines device={device} />}
      {device === undefined &&
        (known.isSuccess ? <Empty>{i18n.t('device.notFound')}</Empty> : <Waiting outlines={1} />)}
    </Page>
  );
}

function Lines({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const query = useQuery(wiringQuery(device));
  const wiring = query.data;
  if (query.isError)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (wiring === undefined) return <Waiting outlines={2} />;
  const others = heldByOthers(wiring);
  return (
    <>
      <WiringTruth wiring={wiring} online={device.presence.online} />
      <WiringEditor key={wiring.revision} device={device.id} wiring={wiring} />
      <Fold title={i18n.t('lines.found')}>
        <Facts
          facts={[
            [i18n.t('lines.chip'), wiring.chip],
            [i18n.t('lines.free'), wiring.free.join(', ')],
            ...others.map(({ line, user }): [string, string] => [
              i18n.t('lines.line', { line }),
              i18n.t('lines.heldBy', { user }),
            ]),
          ]}
        />
      </Fold>
    </>
  );
}
