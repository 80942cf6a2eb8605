import { expect, test } from 'vitest';
import type { DeviceView, RoomView } from '@/lib/views';
import { roomsOf } from './rooms';

const rooms = [
  { id: 'a', name: 'Kitchen' },
  { id: 'b', name: 'Living room' },
  { id: 'c', name: 'Cellar' },
] as RoomView[];

function device(id: string, room?: RoomView): DeviceView {
  return { id, room, presence: { online: true }, capabilities: [] } as unknown as DeviceView;
}

const devices = [device('lamp', rooms[1]), device('loose'), device('oven', rooms[0])];

test('rooms keep the order of the house, empty ones are left out, devices without room come last', () => {
  expect(roomsOf(rooms, devices).map((group) => group.room?.id)).toEqual(['a', 'b', undefined]);
});

test('the room chosen last comes first, and the others keep their order', () => {
  expect(roomsOf(rooms, devices, 'b').map((group) => group.room?.id)).toEqual([
    'b',
    'a',
    undefined,
  ]);
});

test('a room chosen last that is gone or empty changes nothing', () => {
  expect(roomsOf(rooms, devices, 'c').map((group) => group.room?.id)).toEqual([
    'a',
    'b',
    undefined,
  ]);
  expect(roomsOf(rooms, devices, 'x').map((group) => group.room?.id)).toEqual([
    'a',
    'b',
    undefined,
  ]);
});
