import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { DeviceView } from '@/lib/views';

/** Why the house does not listen to a device, and since when. */
export function StandingWords({ device }: { readonly device: DeviceView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { reason, since } = device.standing;
  const time = since === undefined ? '' : formats.moment(since, gatewayNow());
  return (
    <p>
      {reason === 'FLOOD'
        ? i18n.t('standing.flood', { time })
        : i18n.t('standing.byOwner', { time })}
    </p>
  );
}
