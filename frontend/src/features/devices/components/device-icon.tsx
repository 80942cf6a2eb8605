import {
  IconBarrierBlock,
  IconBulb,
  IconCpu,
  IconFlame,
  IconHandClick,
  IconPlug,
  IconTemperature,
  IconWalk,
  IconWind,
} from '@tabler/icons-react';

const icons = {
  bulb: IconBulb,
  flame: IconFlame,
  fan: IconWind,
  plug: IconPlug,
  gate: IconBarrierBlock,
  thermometer: IconTemperature,
  motion: IconWalk,
  button: IconHandClick,
};

/** The picture of a device; decoration, since its name always stands beside it. */
export function DeviceIcon({ icon, size = 24 }: { readonly icon: string; readonly size?: number }) {
  const Icon = icon in icons ? icons[icon as keyof typeof icons] : IconCpu;
  return <Icon size={size} aria-hidden />;
}
