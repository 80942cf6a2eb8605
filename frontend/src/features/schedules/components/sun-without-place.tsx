import { IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { useHasPlace } from '@/features/home/use-place';
import { useIsOwner } from '@/lib/session';
import type { SunEvent } from '@/lib/views';

/** Without the home's place nobody knows when the sun sets: says so, and where to tell it. */
export function SunWithoutPlace({ event }: { readonly event: SunEvent }) {
  const { i18n } = useLingui();
  const hasPlace = useHasPlace();
  const isOwner = useIsOwner();
  if (hasPlace) return null;
  return (
    <Banner icon={<IconMapPin size={24} />}>
      <p>{i18n.t('sun.noPlace', { event })}</p>
      {isOwner ? (
        <Link to="/more/place-and-time">{i18n.t('sun.tellPlace')}</Link>
      ) : (
        <p>{i18n.t('sun.askOwner')}</p>
      )}
    </Banner>
  );
}
