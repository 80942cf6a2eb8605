import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { SelectField } from '@/components/select-field';
import { Waiting } from '@/components/waiting';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { capabilityName } from '@/features/devices/capability-name';
import { readingsOf } from '@/features/devices/cards';
import { HistoryPanel } from '@/features/telemetry/components/history-panel';
import type { DeviceView } from '@/lib/views';

/** What was measured: choose a sensor and a range. */
export function HistoryPage() {
  const { i18n } = useLingui();
  const devices = useQuery(devicesQuery);
  const [chosen, setChosen] = useState('');
  const sensors = (devices.data ?? []).flatMap(sensorsOf);
  const sensor = sensors.find((other) => other.key === chosen) ?? sensors[0];
  return (
    <Page title={i18n.t('place.history')}>
      {devices.isPending && <Waiting outlines={1} />}
      {devices.isSuccess && sensor === undefined && <Empty>{i18n.t('history.noSensor')}</Empty>}
      {sensor !== undefined && (
        <>
          <SelectField
            label={i18n.t('history.sensor')}
            value={sensor.key}
            options={sensors.map((other) => ({
              value: other.key,
              words: i18n.t('history.sensorName', {
                device: other.device.name,
                capability: capabilityName(i18n, other.capability.id),
              }),
            }))}
            onChange={setChosen}
          />
          <HistoryPanel key={sensor.key} device={sensor.device} capability={sensor.capability} />
        </>
      )}
    </Page>
  );
}

function sensorsOf(device: DeviceView) {
  return readingsOf(device).map((capability) => ({
    key: `${device.id}/${capability.id}`,
    device,
    capability,
  }));
}
