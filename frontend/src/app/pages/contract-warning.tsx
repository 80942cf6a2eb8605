import { useLingui } from '@lingui/react';
import { Banner } from '@/components/banner';
import { useFormats } from '@/features/home/use-formats';
import type { DeviceView } from '@/lib/views';

/** The device said things that were not understood: its problem, named on its own page. */
export function ContractWarning({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { count, lastAt } = device.contractViolations;
  return (
    <Banner>
      {lastAt === undefined
        ? i18n.t('device.notUnderstood', { count })
        : i18n.t('device.notUnderstoodAt', { count, time: formats.full(lastAt) })}
    </Banner>
  );
}
