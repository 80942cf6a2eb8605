import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { capabilityName } from '../capability-name';
import { inputWords } from '../input-words';
import styles from './sensor-card.module.css';

interface InputLineProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
  /** The device has other inputs on the same card. */
  readonly isNamed?: boolean;
}

/** What a button, a motion sensor or a contact tells, in a line. */
export function InputLine({ device, capability, isNamed = false }: InputLineProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const words = inputWords(i18n, formats, capability, device.presence, now);
  return (
    <p className={styles.age}>
      {isNamed
        ? i18n.t('input.named', { input: capabilityName(i18n, capability.id), words })
        : words}
    </p>
  );
}
