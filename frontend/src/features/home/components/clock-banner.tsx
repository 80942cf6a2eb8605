import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { IconClockExclamation } from '@tabler/icons-react';
import { Banner } from '@/components/banner';
import { useInContact } from '@/lib/contact';
import type { HomeView } from '@/lib/views';
import { homeQuery } from '../api/get-home';
import { useFormats } from '../use-formats';
import styles from './clock-banner.module.css';
import { ClockTap } from './clock-tap';

/** Says on every page that nothing is fired, until the gateway's clock is trusted. */
export function ClockBanner() {
  const { i18n } = useLingui();
  const formats = useFormats();
  const inContact = useInContact();
  const { data } = useQuery({ ...homeQuery, select: timeOf });
  if (data?.trusted !== false || !inContact) return null;
  const { now, differenceSeconds } = data;
  return (
    <Banner icon={<IconClockExclamation size={24} />} role="status">
      <div className={styles.words}>
        <p>{i18n.t('time.wait')}</p>
        {differenceSeconds !== undefined && (
          <p>
            {i18n.t('time.serverDiffers', {
              told: formats.full(Date.parse(now) + differenceSeconds * 1000),
              shown: formats.full(now),
            })}
          </p>
        )}
        <ClockTap />
      </div>
    </Banner>
  );
}

/** A page of an older dashboard may have kept a home that says nothing of it. */
function timeOf({ now, ...home }: Partial<HomeView> & Pick<HomeView, 'now'>) {
  return home.time && { ...home.time, now };
}
