import type { QueryClient } from '@tanstack/react-query';
import { devicesQuery } from '@/features/devices/api/list-devices';
import { dropDevice, putCommand, putDevice } from '@/features/devices/device-cache';
import { homeQuery } from '@/features/home/api/get-home';
import { contact } from '@/lib/contact';
import { tellGatewayTime } from '@/lib/gateway-clock';
import type { DeviceView, HomeView } from '@/lib/views';
import type { LiveEvent } from './live-events';
import { keepSnapshot } from './last-snapshot';

/** Writes one event into the query cache. */
export function applyLive(client: QueryClient, event: LiveEvent): void {
  switch (event.kind) {
    case 'snapshot':
      tellGatewayTime(event.home.now);
      void replaceHouse(client, event.home, event.devices);
      break;
    case 'home':
      tellGatewayTime(event.home.now);
      void replaceHome(client, event.home);
      break;
    case 'device':
      putDevice(client, event.device);
      break;
    case 'device-removed':
      dropDevice(client, event.id);
      break;
    case 'command':
      putCommand(client, event.command);
      break;
    case 'heartbeat':
      tellGatewayTime(event.now);
      break;
  }
}

/** Name, zone or rooms have changed; a request that is still under way would bring older news. */
async function replaceHome(client: QueryClient, home: HomeView): Promise<void> {
  await client.cancelQueries({ queryKey: homeQuery.queryKey });
  client.setQueryData(homeQuery.queryKey, home);
}

/** A request that is still under way would bring older news; it is cancelled before the snapshot is written. */
async function replaceHouse(
  client: QueryClient,
  home: HomeView,
  devices: DeviceView[],
): Promise<void> {
  void client.cancelQueries({ queryKey: homeQuery.queryKey });
  void client.cancelQueries({ queryKey: devicesQuery.queryKey });
  client.setQueryData(homeQuery.queryKey, home);
  client.setQueryData(devicesQuery.queryKey, devices);
  keepSnapshot(home, devices);
  contact.set({ kind: 'live' });
  // Lists that have no live events of their own may have changed while contact was lost.
  await client.invalidateQueries({ predicate: (query) => isList(query.queryKey[0]) });
}

const lists: readonly unknown[] = [
  'journal',
  'schedules',
  'commands',
  'settings',
  'credentials',
  'enrolments',
  'strangers',
  'own-passes',
  'device-rights',
  'scenes',
  'groups',
];

/** Lists that follow from what the live stream tells, but are read by request. */
export function isList(name: unknown): boolean {
  return lists.includes(name);
}
