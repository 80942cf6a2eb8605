import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView } from '@/lib/views';
import { buttonWords } from '../button-words';
import styles from './sensor-card.module.css';

/** When a button on a wall was pressed last, in a line. */
export function ButtonLine({ capability }: { readonly capability: CapabilityView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  return <p className={styles.age}>{buttonWords(i18n, formats, capability, now)}</p>;
}
