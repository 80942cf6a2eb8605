import type { CapabilityView, DeviceView } from '@/lib/views';
import { ButtonLine } from './button-line';
import { CardFrame } from './card-frame';

interface ButtonCardProps {
  readonly device: DeviceView;
  readonly capability: CapabilityView;
}

/** A button on a wall: its last press. */
export function ButtonCard({ device, capability }: ButtonCardProps) {
  return (
    <CardFrame device={device} look={device.presence.online ? 'plain' : 'offline'}>
      <ButtonLine capability={capability} />
    </CardFrame>
  );
}
