import { useQuery } from '@tanstack/react-query';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { isRelay } from '@/features/devices/cards';
import { operates } from '@/features/devices/levels';
import type { DeviceView } from '@/lib/views';

/** Something that a schedule can turn on and off. */
export interface Target {
  readonly device: string;
  readonly capability: string;
  readonly words: string;
}

/** All relays that the person may switch, by the names people know. */
export function useTargets(): Target[] {
  return useQuery({ ...devicesQuery, select: targetsOf }).data ?? [];
}

function targetsOf(devices: DeviceView[]): Target[] {
  return devices.filter(operates).flatMap((device) => {
    const relays = device.capabilities.filter(isRelay);
    return relays.map((capability) => ({
      device: device.id,
      capability: capability.id,
      words: relays.length > 1 ? `${device.name} · ${capability.id}` : device.name,
    }));
  });
}
