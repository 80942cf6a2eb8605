import type { CapabilityView, DeviceView, RoomView } from '@/lib/views';
import { actuatorKind } from './cards';
import { operates } from './levels';

/** A room and what is in it; `room` is absent for devices that belong to none. */
export interface RoomOfDevices {
  readonly room?: RoomView;
  readonly deviceIds: readonly string[];
  /** How many relays and dimmers are on, as reported, of those that the person may switch. */
  readonly on: number;
  readonly relays: boolean;
  readonly dimmers: boolean;
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
    on: devices.filter((device) => operates(device) && device.presence.online).flatMap(partsOn)
      .length,
    relays: devices.some((device) => operates(device) && hasKind(device, 'relay')),
    dimmers: devices.some((device) => operates(device) && hasKind(device, 'dimmer')),
  };
}

function partsOn(device: DeviceView): string[] {
  return device.capabilities.filter(isLit).map((capability) => capability.id);
}

function isLit(capability: CapabilityView): boolean {
  const value = capability.reported?.value;
  switch (actuatorKind(capability)) {
    case 'relay':
      return value === true;
    case 'dimmer':
      return typeof value === 'number' && value > 0;
    case 'gate':
    case undefined:
      return false;
  }
}

function hasKind(device: DeviceView, kind: 'relay' | 'dimmer'): boolean {
  return device.capabilities.some((capability) => actuatorKind(capability) === kind);
}
