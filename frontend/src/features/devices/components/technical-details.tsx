import { useLingui } from '@lingui/react';
import { Facts } from '@/components/facts';
import { Fold } from '@/components/fold';
import { useFormats } from '@/features/home/use-formats';
import type { DeviceView } from '@/lib/views';

/** What someone who repairs a device wants to know; folded for everybody else. */
export function TechnicalDetails({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const broken = device.contractViolations;
  return (
    <Fold title={i18n.t('device.technical')}>
      <Facts
        facts={[
          [i18n.t('device.id'), device.id],
          [i18n.t('device.model'), device.model],
          [i18n.t('device.firmware'), device.firmware],
          [
            i18n.t('device.signal'),
            device.rssi === undefined ? undefined : formats.quantity(device.rssi, 'dBm'),
          ],
          [
            i18n.t('device.capabilities'),
            device.capabilities.map((capability) => capability.id).join(', '),
          ],
          [i18n.t('device.violations'), formats.number(broken.count)],
          [
            i18n.t('device.violationAt'),
            broken.lastAt === undefined ? undefined : formats.full(broken.lastAt),
          ],
          [i18n.t('device.violationTopic'), broken.lastTopic],
          [i18n.t('device.violationDetail'), broken.lastDetail],
          [
            i18n.t('device.violationExample'),
            broken.lastExample === undefined ? undefined : <code>{broken.lastExample}</code>,
          ],
        ]}
      />
    </Fold>
  );
}
