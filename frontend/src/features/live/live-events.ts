import type { StreamEvent } from '@/lib/event-stream';
import type { CommandView, DeviceView, HomeView } from '@/lib/views';

/** What the live stream tells. */
export type LiveEvent =
  | { readonly kind: 'snapshot'; readonly home: HomeView; readonly devices: DeviceView[] }
  | { readonly kind: 'home'; readonly home: HomeView }
  | { readonly kind: 'device'; readonly device: DeviceView }
  | { readonly kind: 'command'; readonly command: CommandView }
  | { readonly kind: 'heartbeat'; readonly now: string };

/** Reads one event; undefined for a name this version does not know, so that a newer gateway may add some. */
export function readLiveEvent({ event, data }: StreamEvent): LiveEvent | undefined {
  switch (event) {
    case 'snapshot': {
      const { home, devices } = JSON.parse(data) as { home: HomeView; devices: DeviceView[] };
      return { kind: 'snapshot', home, devices };
    }
    case 'home':
      return { kind: 'home', home: JSON.parse(data) as HomeView };
    case 'device':
      return { kind: 'device', device: JSON.parse(data) as DeviceView };
    case 'command':
      return { kind: 'command', command: JSON.parse(data) as CommandView };
    case 'heartbeat':
      return { kind: 'heartbeat', now: (JSON.parse(data) as { now: string }).now };
    default:
      return undefined;
  }
}
