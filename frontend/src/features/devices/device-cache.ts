import type { QueryClient } from '@tanstack/react-query';
import type { CapabilityView, CommandView, DeviceView } from '@/lib/views';
import { devicesQuery } from './api/list-devices';

/** Replaces one device in the cache, or adds it at the end: cards never change places by themselves. */
export function putDevice(client: QueryClient, device: DeviceView): void {
  client.setQueryData(devicesQuery.queryKey, (devices) => {
    if (devices === undefined) return undefined;
    const known = devices.some((other) => other.id === device.id);
    return known
      ? devices.map((other) => (other.id === device.id ? device : other))
      : [...devices, device];
  });
}

/** Takes out a device that does not belong to the house any more. */
export function dropDevice(client: QueryClient, id: string): void {
  client.setQueryData(devicesQuery.queryKey, (devices) =>
    devices?.filter((device) => device.id !== id),
  );
}

/** Writes what became of a command into the capability it was for. */
export function putCommand(client: QueryClient, command: CommandView): void {
  const change = (capability: CapabilityView) =>
    capability.id === command.capability && isNews(command, capability.lastCommand)
      ? { ...capability, lastCommand: command }
      : capability;
  client.setQueryData(devicesQuery.queryKey, (devices) =>
    devices?.map((device) =>
      device.id === command.device
        ? { ...device, capabilities: device.capabilities.map(change) }
        : device,
    ),
  );
}

/** The answer to a request and the live stream may overtake each other; a command never goes back. */
export function isNews(command: CommandView, known: CommandView | undefined): boolean {
  if (known === undefined) return true;
  if (known.id === command.id) return progress(command) >= progress(known);
  return Date.parse(command.queuedAt) >= Date.parse(known.queuedAt);
}

function progress(command: CommandView): number {
  switch (command.state) {
    case 'QUEUED':
      return 0;
    case 'SENT':
      return 1;
    case 'ACKNOWLEDGED':
      return command.confirmed ? 3 : 2;
    case 'REJECTED':
    case 'FAILED':
    case 'EXPIRED_UNSENT':
    case 'EXPIRED_UNCONFIRMED':
      return 2;
    case 'ACKNOWLEDGED_LATE':
      return command.confirmed ? 4 : 3;
  }
}
