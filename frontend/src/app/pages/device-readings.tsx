import { useLingui } from '@lingui/react';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { inputsOf, readingsOf } from '@/features/devices/cards';
import { capabilityName } from '@/features/devices/capability-name';
import { InputLine } from '@/features/devices/components/input-line';
import { ReadingLine } from '@/features/devices/components/reading-line';
import type { DeviceView } from '@/lib/views';

/** What the device measures and tells now. */
export function DeviceReadings({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const readings = readingsOf(device);
  const inputs = inputsOf(device);
  if (readings.length + inputs.length === 0) return null;
  return (
    <Panel title={i18n.t('device.now')}>
      <Facts
        facts={[
          ...readings.map(
            (capability) =>
              [
                capabilityName(i18n, capability.id),
                <ReadingLine key={capability.id} device={device} capability={capability} />,
              ] as const,
          ),
          ...inputs.map(
            (capability) =>
              [
                capabilityName(i18n, capability.id),
                <InputLine key={capability.id} device={device} capability={capability} />,
              ] as const,
          ),
        ]}
      />
    </Panel>
  );
}
