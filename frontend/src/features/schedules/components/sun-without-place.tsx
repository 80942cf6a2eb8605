import { IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Banner } from '@/components/banner';
import { Button } from '@/components/button';
import { ProblemNote } from '@/components/problem-note';
import { placeHome } from '@/features/home/api/place-home';
import { useDevicePlace } from '@/features/home/use-device-place';
import { useHomeChange } from '@/features/home/use-home-change';
import { useHasPlace } from '@/features/home/use-place';
import { useIsOwner } from '@/lib/session';
import type { SunEvent } from '@/lib/views';
import styles from './fields.module.css';

interface SunWithoutPlaceProps {
  readonly event: SunEvent;
  /** A link is about to lead away from the draft. */
  readonly onLeave: () => void;
}

/** Without the home's place nobody knows when the sun sets: says so; owners can tell it at once, or go where it is told. */
export function SunWithoutPlace({ event, onLeave }: SunWithoutPlaceProps) {
  const { i18n } = useLingui();
  const hasPlace = useHasPlace();
  const isOwner = useIsOwner();
  if (hasPlace) return null;
  return (
    <Banner icon={<IconMapPin size={24} />}>
      <p>{i18n.t('sun.noPlace', { event })}</p>
      {isOwner ? <TellPlace onLeave={onLeave} /> : <p>{i18n.t('sun.askOwner')}</p>}
    </Banner>
  );
}

function TellPlace({ onLeave }: Pick<SunWithoutPlaceProps, 'onLeave'>) {
  const { i18n } = useLingui();
  const save = useHomeChange(placeHome);
  const device = useDevicePlace((found) => {
    save.mutate(found);
  });
  return (
    <div className={styles.tell}>
      {device.offered && (
        <Button busy={device.state === 'asking' || save.isPending} onClick={device.ask}>
          {i18n.t('where.useDevice')}
        </Button>
      )}
      {device.state === 'untold' && <p role="alert">{i18n.t('where.untold')}</p>}
      {save.isError && <ProblemNote error={save.error} />}
      <Link to="/more/place-and-time" onClick={onLeave}>
        {i18n.t('sun.tellPlace')}
      </Link>
    </div>
  );
}
