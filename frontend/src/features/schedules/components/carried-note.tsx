import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import styles from './carried-note.module.css';

/** Until when a device runs its schedules by itself; nothing if it carries none, or if that time is over. */
export function CarriedNote({ until }: { readonly until: string | undefined }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  if (until === undefined || new Date(until).getTime() <= now) return null;
  return (
    <p className={styles.note}>
      {i18n.t('schedules.carriedUntil', { time: formats.moment(until, now) })}
    </p>
  );
}
