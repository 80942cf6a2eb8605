import type { DeviceView, RoomView } from '@/lib/views';

/** A room and what is in it; `room` is absent for devices that belong to none. */
export interface RoomOfDevices {
  readonly room?: RoomView;
  readonly deviceIds: readonly string[];
  /** How many relays are on, as reported. */
  readonly on: number;
}

/** Rooms in the order of the house after the one named `first`, without empty ones; devices without room come last. */
export function roomsOf(
  rooms: readonly RoomView[],
  devices: readonly DeviceView[],
  first = '',
): RoomOfDevices[] {
  const inRooms = rooms.map((room) => ({
    room,
    ...contents(devices.filter((device) => device.room?.id === room.id)),
  }));
  const known = new Set(rooms.map((room) => room.id));
  const elsewhere = contents(devices.filter((device) => !known.has(device.room?.id ?? '')));
  const chosen = inRooms.filter((group) => group.room.id === first);
  const others = inRooms.filter((group) => group.room.id !== first);
  return [...chosen, ...others, elsewhere].filter((group) => group.deviceIds.length > 0);
}

function contents(devices: readonly DeviceView[]): Omit<RoomOfDevices, 'room'> {
  return {
    deviceIds: devices.map((device) => device.id),
    on: devices.filter((device) => device.presence.online).flatMap(relaysOn).length,
  };
}

function relaysOn(device: DeviceView): string[] {
  return device.capabilities
    .filter((capability) => capability.kind === 'RELAY' && capability.reported?.value === true)
    .map((capability) => capability.id);
}
