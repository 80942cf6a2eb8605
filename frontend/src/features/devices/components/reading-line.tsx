import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { capabilityName } from '../capability-name';
import { sensorStateOf } from '../sensor-state';
import { sensorWords, valueWords } from '../sensor-words';
import styles from './sensor-card.module.css';

interface ReadingLineProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** One measured value in a line, for a device that is more than a sensor. */
export function ReadingLine({ device, capability }: ReadingLineProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const state = sensorStateOf(capability, device.presence, now);
  return (
    <p className={styles.values}>
      <span className={styles.other}>
        <span className="visually-hidden">{capabilityName(i18n, capability.id)} </span>
        {valueWords(formats, state, capability.unit)}
      </span>
      {state.kind !== 'offline' && state.kind !== 'none' && (
        <span className={styles.age}>{sensorWords(i18n, formats, state, now)}</span>
      )}
    </p>
  );
}
