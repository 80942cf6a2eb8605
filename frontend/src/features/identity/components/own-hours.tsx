import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { useFormats } from '@/features/home/use-formats';
import { gatewayNow } from '@/lib/gateway-clock';
import type { PassView } from '@/lib/views';
import { ownPassesQuery } from '../api/list-own-passes';

/** What a guest may use and when, a line for each pass: until when, or from when on. */
export function OwnHours({ sees }: { readonly sees: boolean }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const { data: passes } = useQuery(ownPassesQuery);
  if (passes === undefined) return null;
  const now = gatewayNow();
  const list = new Intl.ListFormat(formats.locale);
  const line = (pass: PassView) => {
    const devices = list.format(pass.devices.map(({ name }) => name));
    if (pass.closesAt !== undefined)
      return i18n.t('guest.open', { devices, time: formats.moment(pass.closesAt, now) });
    return i18n.t('guest.opens', { devices, time: formats.moment(pass.opensAt ?? '', now) });
  };
  const given = inOrder(passes);
  if (given.length === 0)
    return sees ? null : <Banner tone="info">{i18n.t('guest.nothing')}</Banner>;
  return (
    <Banner tone="info">
      {given.map((pass) => (
        <p key={pass.id}>{line(pass)}</p>
      ))}
    </Banner>
  );
}

/** Those that are open, the first to close before all; then those to come, the first to open before all. */
function inOrder(passes: readonly PassView[]): PassView[] {
  const by = (moment: 'closesAt' | 'opensAt') =>
    passes
      .filter((pass) => pass[moment] !== undefined)
      .sort((a, b) => (a[moment] ?? '').localeCompare(b[moment] ?? ''));
  return [...by('closesAt'), ...by('opensAt')];
}
