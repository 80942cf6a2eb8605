import { useLingui } from '@lingui/react';
import { useFormats } from '@/features/home/use-formats';
import { useGatewayNow } from '@/lib/gateway-clock';
import type { CapabilityView, DeviceView } from '@/lib/views';
import { sensorWords } from '../sensor-words';
import { CardFrame } from './card-frame';
import { InputLine } from './input-line';
import styles from './sensor-card.module.css';

interface InputCardProps {
  readonly device: DeviceView;
  readonly inputs: readonly CapabilityView[];
}

/** Buttons on a wall, motion sensors and contacts: what each told last. */
export function InputCard({ device, inputs }: InputCardProps) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const now = useGatewayNow();
  const { online, since } = device.presence;
  const away = { kind: 'offline', ...(since !== undefined && { since }) } as const;
  return (
    <CardFrame device={device} look={online ? 'plain' : 'offline'}>
      {!online && <p className={styles.age}>{sensorWords(i18n, formats, away, now)}</p>}
      {inputs.map((input) => (
        <InputLine key={input.id} device={device} capability={input} isNamed={inputs.length > 1} />
      ))}
    </CardFrame>
  );
}
