import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { PassView } from '@/lib/views';
import { ownPassesQuery } from '../api/list-own-passes';

/** What a guest may use and when, in one line: until when, or from when on. */
export function OwnHours({ sees }: { readonly sees: boolean }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { data: passes } = useQuery(ownPassesQuery);
  if (passes === undefined) return null;
  const now = gatewayNow();
  const next = first(passes, 'opensAt');
  const end = first(passes, 'closesAt');
  const list = new Intl.ListFormat(formats.locale);
  const devices = (pass: PassView) => list.format(pass.devices.map(({ name }) => name));
  if (end?.closesAt !== undefined)
    return (
      <Banner tone="info">
        {i18n.t('guest.open', { devices: devices(end), time: formats.moment(end.closesAt, now) })}
      </Banner>
    );
  if (next?.opensAt !== undefined)
    return (
      <Banner tone="info">
        {i18n.t('guest.opens', { devices: devices(next), time: formats.moment(next.opensAt, now) })}
      </Banner>
    );
  return sees ? null : <Banner tone="info">{i18n.t('guest.nothing')}</Banner>;
}

function first(passes: readonly PassView[], moment: 'opensAt' | 'closesAt'): PassView | undefined {
  return [...passes]
    .filter((pass) => pass[moment] !== undefined)
    .sort((a, b) => (a[moment] ?? '').localeCompare(b[moment] ?? ''))[0];
}
