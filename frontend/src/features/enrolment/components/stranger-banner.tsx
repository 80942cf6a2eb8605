import { useLingui } from '@lingui/react';
import { IconDoorEnter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { strangersQuery } from '../api/list-strangers';

/** Says that a device asks to join; nothing while none does. */
export function StrangerBanner() {
  const { i18n } = useLingui();
  const { data } = useQuery(strangersQuery);
  const count = data?.filter((stranger) => stranger.state === 'WAITING').length ?? 0;
  if (count === 0) return null;
  return (
    <Banner tone="info" icon={<IconDoorEnter size={24} />} role="status">
      <p>{i18n.t('strangers.banner', { count })}</p>
      <p>
        <Link to="/more/add-device">{i18n.t('strangers.look')}</Link>
      </p>
    </Banner>
  );
}
