import { useLingui } from '@lingui/react';
import { Facts } from '@/components/facts';
import { Panel } from '@/components/panel';
import { isButton, readingsOf } from '@/features/devices/cards';
import { capabilityName } from '@/features/devices/capability-name';
import { ButtonLine } from '@/features/devices/components/button-line';
import { ReadingLine } from '@/features/devices/components/reading-line';
import type { DeviceView } from '@/lib/views';

/** What the device measures now. */
export function DeviceReadings({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const readings = readingsOf(device);
  const buttons = device.capabilities.filter(isButton);
  if (readings.length + buttons.length === 0) return null;
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
          ...buttons.map(
            (capability) =>
              [
                capabilityName(i18n, capability.id),
                <ButtonLine key={capability.id} capability={capability} />,
              ] as const,
          ),
        ]}
      />
    </Panel>
  );
}
