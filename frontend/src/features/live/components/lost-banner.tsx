import { useLingui } from '@lingui/react';
import { IconPlugX } from '@tabler/icons-react';
import { Banner } from '@/components/banner';
import { useFormats } from '@/features/home/use-formats';
import { contact } from '@/lib/contact';
import { gatewayNow } from '@/lib/gateway-clock';
import { useStore } from '@/lib/store';

/** Says that the picture is old, and how old. */
export function LostBanner() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useStore(contact, (state) => state);
  if (now.kind !== 'lost') return null;
  return (
    <Banner icon={<IconPlugX size={24} />} role="status">
      {now.asOf === undefined
        ? i18n.t('contact.lostNoTime')
        : i18n.t('contact.lostAsOf', { time: formats.moment(now.asOf, gatewayNow()) })}
    </Banner>
  );
}
