import { useLingui } from '@lingui/react';
import { classNames } from '@/components/class-names';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { capabilityName } from '../capability-name';
import { sensorStateOf } from '../sensor-state';
import { sensorWords, valueWords } from '../sensor-words';
import { CardFrame } from './card-frame';
import { InputLines } from './input-lines';
import styles from './sensor-card.module.css';

interface SensorCardProps {
  readonly device: DeviceView;
  readonly readings: readonly CapabilityView[];
}

/** What a device measures: the first value large, the others below, and how old they are. */
export function SensorCard({ device, readings }: SensorCardProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const [first, ...others] = readings;
  if (first === undefined) {
    return (
      <CardFrame device={device} look={device.presence.online ? 'plain' : 'offline'}>
        <p className={styles.age}>{i18n.t('device.nothingToShow')}</p>
      </CardFrame>
    );
  }
  const state = sensorStateOf(first, device.presence, now);
  return (
    <CardFrame device={device} look={state.kind === 'offline' ? 'offline' : 'plain'}>
      <p className={styles.values}>
        <span className={classNames(styles.value, state.kind !== 'fresh' && styles.old)}>
          {valueWords(formats, state, first.unit)}
        </span>
        {others.map((other) => (
          <span key={other.id} className={styles.other}>
            <span className="visually-hidden">{capabilityName(i18n, other.id)} </span>
            {valueWords(formats, sensorStateOf(other, device.presence, now), other.unit)}
          </span>
        ))}
      </p>
      <p className={classNames(styles.age, state.kind === 'old' && styles.warn)}>
        {sensorWords(i18n, formats, state, now)}
      </p>
      <InputLines device={device} />
    </CardFrame>
  );
}
